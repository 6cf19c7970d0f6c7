/// A response as `curl -i` prints it: status line, headers, a blank line, the body without its
/// transfer coding.
package struct Recording: Sendable {
  package var statusLine: String
  package var headers: [String]
  package var body: [UInt8]

  /// Nil where the file does not begin with a head.
  package init?(_ bytes: [UInt8]) {
    let blankLines: [[UInt8]] = [[13, 10, 13, 10], [10, 10]]
    let ends = blankLines.compactMap { end in
      bytes.firstIndex(of: end).map { (at: $0, length: end.count) }
    }
    guard let end = ends.min(by: { $0.at < $1.at }) else { return nil }
    let head = String(decoding: bytes[..<end.at], as: UTF8.self)
    var lines = head.split(whereSeparator: \.isNewline).map(String.init)
    guard lines.first?.hasPrefix("HTTP/") == true else { return nil }
    statusLine = lines.removeFirst()
    headers = lines
    body = Array(bytes[(end.at + end.length)...])
  }

  /// The headers that describe the body, without those of the framing it once had.
  var unframedHeaders: [String] {
    headers.filter { header in
      let name = header.prefix { $0 != ":" }.lowercased()
      return name != "transfer-encoding" && name != "content-length"
    }
  }
}
