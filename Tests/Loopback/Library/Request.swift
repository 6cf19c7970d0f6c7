/// One request as it came over the wire.
package struct Request: Sendable, Equatable {
  package struct Header: Sendable, Equatable {
    package var name: String
    package var value: String
  }

  package var method: String
  package var target: String
  /// In the order received, spelled as received.
  package var headers: [Header]
  package var body: [UInt8]

  /// The values of every header of that name, whatever its case.
  package func values(of name: String) -> [String] {
    headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }

  /// Nil when the text is not a request's head.
  package init?(head: String) {
    var lines = head.split(separator: "\r\n", omittingEmptySubsequences: true)[...]
    let words = (lines.popFirst() ?? "").split(separator: " ")
    guard words.count == 3 else { return nil }
    method = String(words[0])
    target = String(words[1])
    headers = lines.map { line in
      let name = line.prefix { $0 != ":" }
      let value = line.dropFirst(name.count + 1).drop { $0 == " " }
      return Header(name: String(name), value: String(value))
    }
    body = []
  }
}
