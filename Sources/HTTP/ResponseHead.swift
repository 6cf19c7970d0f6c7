/// The status line and header fields of one HTTP response, in the order received.
package struct ResponseHead: Sendable, Equatable {
  /// One header field; the name is spelled as the server sent it.
  package struct Field: Sendable, Equatable {
    /// Spelled as the server sent it.
    package var name: String
    /// Without white space at its ends.
    package var value: String

    /// See `name` and `value`.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The protocol and its version, such as `HTTP/1.1` or `HTTP/2`.
  package var version: String
  /// The status code, 100 to 999; 0 where the server sent none that can be read.
  package var status: Int
  /// The reason phrase; empty over HTTP/2 and where the server sent none.
  package var reason: String
  /// In the order received.
  package var fields: [Field]

  /// See the members.
  package init(version: String = "HTTP/1.1", status: Int, reason: String = "", fields: [Field] = [])
  {
    self.version = version
    self.status = status
    self.reason = reason
    self.fields = fields
  }

  /// Such as `HTTP/1.1 200 OK`.
  package var statusLine: String {
    reason.isEmpty ? "\(version) \(status)" : "\(version) \(status) \(reason)"
  }

  /// The head as it crosses the wire, the empty line at its end included.
  package var text: String {
    "\(statusLine)\r\n" + fields.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n"
  }

  /// Whether the status is 200 to 299.
  package var isSuccess: Bool { (200..<300).contains(status) }
  /// Whether the status points to another place: 300 to 399.
  package var isRedirect: Bool { (300..<400).contains(status) }
  /// Whether the status is 400 or more.
  package var isError: Bool { status >= 400 }

  /// The request's id, as the API, the gateway (new-api) or other servers name it.
  package var requestID: String? {
    value(of: "request-id") ?? value(of: "x-oneapi-request-id") ?? value(of: "x-request-id")
  }

  /// The value of the first field of that name, whatever the case of its letters.
  package func value(of name: String) -> String? {
    fields.first { $0.name.equalsIgnoringASCIICase(name) }?.value
  }
}

// Header names are ASCII and differ in nothing but case (RFC 9110, 5.1).
extension String {
  /// Whether the text is the other, whatever the case of its ASCII letters.
  package func equalsIgnoringASCIICase(_ other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.startsIgnoringASCIICase(other.utf8)
  }

  /// Whether the other stands somewhere in the text, whatever the case of its ASCII letters. Byte by byte:
  /// `contains` of the standard library takes 24,000 instructions for a header's name.
  package func containsIgnoringASCIICase(_ other: String) -> Bool {
    let (bytes, part) = (Array(utf8), Array(other.utf8))
    return bytes.indices.contains { bytes[$0...].startsIgnoringASCIICase(part) }
  }
}

extension Sequence<UInt8> {
  fileprivate func startsIgnoringASCIICase(_ prefix: some Sequence<UInt8>) -> Bool {
    func lowered(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }
    return starts(with: prefix) { lowered($0) == lowered($1) }
  }
}
