/// One request as it came over the wire.
package struct Request: Sendable {
  /// Which of the script's replies it got, counted from 0.
  package var reply = 0
  package var method: String
  package var target: String
  /// In the order received, spelled as received.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  /// The value of the header, or of all that have that name, whatever its case; nil where none has.
  package func value(of name: String) -> String? {
    let values = values(of: name)
    return values.isEmpty ? nil : values.joined(separator: " | ")
  }

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
      return (String(name), String(value))
    }
    body = []
  }
}
