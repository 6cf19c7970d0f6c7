/// Reads one request, head and body, from a connection.
package struct RequestReader {
  private let connection: Connection
  private var pending: [UInt8] = []

  package init(_ connection: Connection) { self.connection = connection }

  /// Nil when the client went away before the request was complete, or sent something else.
  package mutating func read() -> Request? {
    guard let head = take(through: Array("\r\n\r\n".utf8)),
      var request = Request(head: String(decoding: head, as: UTF8.self))
    else { return nil }
    // Without this a client that asks waits a second before it sends the body.
    if request.values(of: "expect") == ["100-continue"] {
      connection.send("HTTP/1.1 100 Continue\r\n\r\n")
    }
    if let length = request.values(of: "content-length").first {
      guard let count = Int(length), let body = take(count: count) else { return nil }
      request.body = body
    } else if request.values(of: "transfer-encoding").contains("chunked") {
      guard let body = takeChunks() else { return nil }
      request.body = body
    }
    return request
  }

  private mutating func takeChunks() -> [UInt8]? {
    var body: [UInt8] = []
    while true {
      guard let line = take(through: [13, 10]) else { return nil }
      let digits = String(decoding: line.dropLast(2), as: UTF8.self).prefix { $0.isHexDigit }
      guard let count = Int(digits, radix: 16), let chunk = take(count: count + 2) else {
        return nil
      }
      body += chunk.dropLast(2)
      if count == 0 { return body }
    }
  }

  private mutating func take(count: Int) -> [UInt8]? {
    while pending.count < count {
      guard fill() else { return nil }
    }
    defer { pending.removeFirst(count) }
    return Array(pending.prefix(count))
  }

  private mutating func take(through end: [UInt8]) -> [UInt8]? {
    var searched = 0
    while true {
      if let found = pending.firstIndex(of: end, from: max(0, searched - end.count)) {
        return take(count: found + end.count)
      }
      searched = pending.count
      guard fill() else { return nil }
    }
  }

  private mutating func fill() -> Bool {
    let received = connection.receive()
    pending += received
    return !received.isEmpty
  }
}
