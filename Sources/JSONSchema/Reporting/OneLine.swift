import JSON

/// Words of messages: whatever they show stays on one line, is short, and moves no cursor.
enum OneLine {
  /// How many characters of a value a message shows.
  static let limit = 60

  /// The text with what is not printed escaped, cut in its middle if it is longer than the limit.
  static func text(_ text: some StringProtocol, limit: Int = limit) -> String {
    var output = ""
    let scalars = text.unicodeScalars
    let isLong = scalars.dropFirst(limit).first != nil
    for scalar in isLong ? scalars.prefix(limit * 2 / 3) : scalars[...] { append(scalar, &output) }
    if isLong {
      output += "…"
      for scalar in scalars.suffix(limit / 3) { append(scalar, &output) }
    }
    return output
  }

  private static func append(_ scalar: Unicode.Scalar, _ output: inout String) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
      let digits = String(scalar.value, radix: 16)
      output += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    default: output.unicodeScalars.append(scalar)
    }
  }

  /// A value as messages show it: numbers and strings as they are spelled, the kind of the others.
  static func value(_ value: JSON) -> String {
    switch value {
    case .number(let spelling): text(spelling)
    case .string(let string): quoted(string.spelling)
    case .bool(let flag): flag ? "true" : "false"
    case .array(let elements) where elements.isEmpty: "[]"
    case .object(let members) where members.isEmpty: "{}"
    case .null, .array, .object: value.kind
    }
  }

  static func quoted(_ content: some StringProtocol) -> String { "\"\(text(content))\"" }

  /// `a`, `a or b`, `a, b or c`.
  static func list(_ words: [String], joinedBy last: String = "or") -> String {
    guard let final = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) \(final)"
  }

  static func count(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
  }

  /// A JSON Pointer (RFC 6901) of those tokens.
  static func pointer(_ tokens: [Text]) -> String {
    let pieces = tokens.map { token in
      let escaped = token.content.reduce(into: "") { output, character in
        switch character {
        case "~": output += "~0"
        case "/": output += "~1"
        default: output.append(character)
        }
      }
      return "/" + text(escaped)
    }
    let path = pieces.joined()
    // As deep as values may nest, a pointer is still one line that can be read.
    return path.unicodeScalars.count > 400 ? text(path, limit: 300) : path
  }
}
