/// A whole response in one step: its head, where its body comes from, and how it is delivered.
package struct Response: Sendable {
  package enum Source: Sendable {
    /// A file of Tests/Recordings; status and headers come from it.
    case recording(String)
    case json(String)
    case body(Content)
  }

  package var source: Source
  package var head = Head()
  package var delivery = Delivery()

  package init(_ source: Source, head: Head = Head(), delivery: Delivery = Delivery()) {
    self.source = source
    self.head = head
    self.delivery = delivery
  }

  /// Ready to be sent: the head, and the body's pieces with their framing.
  func rendered(in surroundings: Surroundings) throws -> (head: [UInt8], pieces: [[UInt8]]) {
    var (head, bytes) = try resolve(in: surroundings)
    let isEventStream = head.has("content-type", containing: "text/event-stream")
    let body = Body(bytes, isEventStream: isEventStream, delivery: delivery)
    var pieces = body.pieces
    switch delivery.framing ?? (isEventStream ? .chunked : .length) {
    case .length: head.headers.append("Content-Length: \(body.announced)")
    case .close: head.headers.append("Connection: close")
    case .chunked:
      head.headers.append("Transfer-Encoding: chunked")
      pieces = pieces.map(Body.chunk)
      if !delivery.isBroken { pieces.append(Array("0\r\n\r\n".utf8)) }
    }
    return (Array(surroundings.fill(head.text).utf8), pieces)
  }

  private func resolve(in surroundings: Surroundings) throws -> (Head, [UInt8]) {
    var head = head
    let bytes: [UInt8]
    switch source {
    case .recording(let name):
      let path = name.hasPrefix("/") ? name : surroundings.recordings + "/" + name
      guard let recording = Recording(try surroundings.bytes(ofFile: path)) else {
        throw Play.Break.complaint("\(name) does not begin with a response's head")
      }
      return (
        Head(headers: recording.unframedHeaders, statusLine: recording.statusLine), recording.body
      )
    case .body(let content): return (head, content.bytes(in: surroundings))
    case .json(let text): bytes = Array(surroundings.fill(text).utf8)
    }
    if !head.has("content-type") { head.headers.append("Content-Type: application/json") }
    return (head, bytes)
  }
}

/// How a body travels.
package struct Delivery: Sendable {
  package enum Framing: Sendable { case length, chunked, close }

  /// Default: chunked for an event stream, a length for anything else.
  package var framing: Framing?
  /// Bytes in each write and HTTP chunk. Default: an event each, or everything at once.
  package var chunkSize: Int?
  /// The body's lines end so.
  package var lineEnding: String?
  /// Only so many bytes of the body are sent.
  package var cut: Int?
  /// The framing is left open after what is sent, as by a connection that broke.
  package var isBroken = false
  /// Seconds between two writes.
  package var pause = 0.0
}
