import HTTP
import Messages
import Options

/// The header fields of a request: ours, with the user's added, replaced or removed.
struct HeaderFields {
  private(set) var fields: [(name: String, value: String)] = []

  /// The names of fields that the user wants left out.
  private(set) var removed: [String] = []

  /// Whether a field of that name carries a secret.
  static func isSecret(_ name: String) -> Bool {
    secretNames.contains { $0.equalsIgnoringASCIICase(name) }
  }

  private static let secretNames = [
    "authorization", "x-api-key", "cookie", "set-cookie", "proxy-authorization",
  ]

  /// Sets a field, in the place of one of the same name if there is one.
  mutating func set(_ name: String, _ value: String) {
    removed.removeAll { $0.equalsIgnoringASCIICase(name) }
    if let index = index(of: name) {
      fields[index] = (name, value)
    } else {
      fields.append((name, value))
    }
  }

  func contains(_ name: String) -> Bool { index(of: name) != nil }

  private func index(of name: String) -> Int? {
    fields.firstIndex { $0.name.equalsIgnoringASCIICase(name) }
  }

  /// Applies what `--header` was given: `Name: value`, `Name:`, or a file of such lines.
  mutating func apply(_ source: TextSource) throws(Failure) {
    switch source {
    case .literal(let line): try apply(line, from: "--header")
    case .file(let file):
      let lines = try file.readText().split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, line) in lines.enumerated() where !line.isEmpty {
        try apply(String(line), from: "--header: \(file.name):\(index + 1)")
      }
    }
  }

  private mutating func apply(_ line: String, from place: String) throws(Failure) {
    if line.hasSuffix(";"), !line.contains(":") {
      // As with curl: a field whose value is empty.
      let name = String(line.dropLast())
      try check(name, from: place)
      return set(name, "")
    }
    guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else {
      // The line itself may be a key that lacks its colon.
      throw .usage("\(place): expected \"Name: value\"")
    }
    let name = String(line[..<colon])
    try check(name, from: place)
    let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    guard Self.isValue(value) else {
      throw .usage("\(place): the value of \(name) contains a line end or a control character")
    }
    if value.isEmpty {
      fields.removeAll { $0.name.equalsIgnoringASCIICase(name) }
      removed.append(name)
    } else {
      set(name, String(value))
    }
  }

  private func check(_ name: String, from place: String) throws(Failure) {
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else {
      throw .usage("\(place): not a header name: \"\(name)\"")
    }
    // A length that is wrong cuts the request, or makes the server wait for ever.
    for own in ["Content-Length", "Transfer-Encoding"] where own.equalsIgnoringASCIICase(name) {
      throw .usage("\(place): \(own) cannot be set; it follows from the body")
    }
  }

  /// Whether the text can be a field's value: anything but control characters (RFC 9110, 5.5).
  static func isValue(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }

  /// The characters of a field name (RFC 9110, 5.6.2).
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !#"(),/:;<=>?@[\]{}""#.utf8.contains(byte)
  }
}
