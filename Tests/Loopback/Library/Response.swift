/// A whole response, ready to be sent: its head, and its body's pieces with their framing.
struct Response {
  var head: [UInt8]
  var pieces: [[UInt8]]

  init(_ answer: Answer, in surroundings: Surroundings) throws {
    var (head, bytes) = try Response.resolve(answer, in: surroundings)
    let isEventStream = head.has("content-type", containing: "text/event-stream")
    let body = Body(bytes, isEventStream: isEventStream, delivery: answer.delivery)
    pieces = body.pieces
    switch answer.delivery.framing ?? (isEventStream ? .chunked : .length) {
    case .length: head.headers.append("Content-Length: \(body.announced)")
    case .close: head.headers.append("Connection: close")
    case .chunked:
      head.headers.append("Transfer-Encoding: chunked")
      pieces = pieces.map(Body.chunk)
      if !answer.delivery.isBroken { pieces.append(Array("0\r\n\r\n".utf8)) }
    }
    self.head = Array(surroundings.fill(head.text).utf8)
  }

  private static func resolve(
    _ answer: Answer, in surroundings: Surroundings
  ) throws -> (Head, [UInt8]) {
    var head = answer.head
    let bytes: [UInt8]
    switch answer.source {
    case .recording(let name):
      let path = name.hasPrefix("/") ? name : surroundings.recordings + "/" + name
      let file = try surroundings.bytes(ofFile: path)
      guard let recording = Recording(file) else {
        throw Play.Break.complaint("\(name) does not begin with a response's head")
      }
      return (
        Head(headers: recording.unframedHeaders, statusLine: recording.statusLine), recording.body
      )
    case .json(let content): bytes = try content.bytes(in: surroundings)
    case .message(let pieces): bytes = Array(surroundings.fill(WholeMessage(pieces).text).utf8)
    case .body(let content): return (head, try content.bytes(in: surroundings))
    }
    if !head.has("content-type") { head.headers.append("Content-Type: application/json") }
    return (head, bytes)
  }
}
