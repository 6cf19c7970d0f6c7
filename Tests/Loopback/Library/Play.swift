import JSON

/// Plays one reply on one connection.
struct Play {
  /// Why a play ended before its last step.
  enum Break: Error {
    case clientGone
    case complaint(String)
  }

  let connection: Connection
  let surroundings: Surroundings
  let transcript: Transcript
  let cache: (JSON) -> PromptCache.Usage?
  let note: (Request) -> Void

  var request: Request?
  var hasSentHead = false
  var isChunked = false
  var isClosed = false
  var events = MessageEvents()

  mutating func run(_ reply: Reply) throws {
    if case .noRead? = reply.steps.first {} else { try readRequest() }
    for (index, step) in reply.steps.enumerated() where !isClosed {
      do {
        try perform(step)
      } catch Break.complaint(let text) {
        throw Break.complaint("step \(index + 1): \(text)")
      }
    }
    if isClosed { return }
    if isChunked { try send(Array("0\r\n\r\n".utf8)) }
    connection.finish()
  }

  private mutating func perform(_ step: Step) throws {
    switch step {
    case .send(let content): try send(content.bytes(in: surroundings))
    case .head(let head): try send(head)
    case .respond(let response): try send(response)
    case .cached(let text): try send(cached(text))
    case .event(let piece, let head, let times, let pause):
      for _ in 0..<times { try send(piece, head: head, pause: pause) }
    case .chunk(let content): try send(Body.chunk(content.bytes(in: surroundings)))
    case .endChunks(let trailers):
      try send(Array("0\r\n\(trailers.map { $0 + "\r\n" }.joined())\r\n".utf8))
      isChunked = false
    case .await(let condition):
      if !transcript.wait(for: condition) {
        throw Break.complaint("never came true: \(condition.description)")
      }
    case .sleep(let seconds): transcript.sleep(seconds: min(seconds, 60))
    case .close: close { $0.close() }
    case .reset: close { $0.reset() }
    case .hang:
      close {
        $0.awaitClient()
        $0.close()
      }
      transcript.noteLeft()
    case .noRead: break
    case .read: try readRequest()
    }
  }

  private mutating func readRequest() throws {
    var reader = RequestReader(connection)
    guard let request = reader.read() else {
      throw Break.complaint("the request broke off")
    }
    self.request = request
    note(request)
  }

  private func cached(_ text: String) throws -> Response {
    guard let body = request?.body, let json = try? JSON.parse(body) else {
      throw Break.complaint("the request's body is not JSON")
    }
    guard let usage = cache(json) else {
      return Response(
        .json(#"{"error":{"message":"more than \#(PromptCache.mostMarkers) markers"}}"#),
        head: Head(status: 400))
    }
    let block = #"{"type":"text","text":\#(Quoted.json(text))}"#
    let input =
      #""input_tokens":\#(usage.rest),"cache_creation_input_tokens":\#(usage.written),"#
      + #""cache_read_input_tokens":\#(usage.read)"#
    return Response(.json(MessageEvents.message(block, stop: "end_turn", input: input)))
  }

  private mutating func close(_ how: (Connection) -> Void) {
    how(connection)
    isClosed = true
  }

  private func send(_ bytes: [UInt8]) throws {
    if !connection.send(bytes) { throw Break.clientGone }
  }

  private mutating func send(_ head: Head) throws {
    hasSentHead = true
    isChunked = head.has("transfer-encoding", containing: "chunked")
    try send(Array(surroundings.fill(head.text).utf8))
  }

  private mutating func send(_ piece: Piece, head: Head, pause: Double) throws {
    if !hasSentHead {
      var head = head
      if !head.has("content-type") { head.headers.append("Content-Type: text/event-stream") }
      head.headers.append("Transfer-Encoding: chunked")
      try send(head)
    }
    for text in events.render(piece) {
      let bytes = Array(surroundings.fill(text).utf8)
      try send(isChunked ? Body.chunk(bytes) : bytes)
      if pause > 0 { transcript.sleep(seconds: pause) }
    }
  }

  private mutating func send(_ response: Response) throws {
    let (head, pieces) = try response.rendered(in: surroundings)
    hasSentHead = true
    try send(head)
    for (index, piece) in pieces.enumerated() {
      if index > 0 && response.delivery.pause > 0 {
        transcript.sleep(seconds: response.delivery.pause)
      }
      try send(piece)
    }
    if response.delivery.isBroken { close { $0.finish() } }
  }
}
