/// Text for the man(7) macros.
enum Roff {
  /// The text as it stands, with nothing left in it that roff would take for its own: no hyphen
  /// turns into a dash, no accent into a quote.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case " "..."~", "\n": result.unicodeScalars.append(scalar)
      default:
        let hex = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)]"
      }
    }
    return result
  }

  static func bold(_ text: some StringProtocol) -> String { "\\fB\(escaped(text))\\fR" }

  static func italic(_ text: some StringProtocol) -> String { "\\fI\(escaped(text))\\fR" }

  /// Code: straight quotes, line by line as it is.
  static func code(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { escaped($0).split(separator: "'", omittingEmptySubsequences: false) }
      .map { guarded($0.joined(separator: "\\(aq")) }
      .joined(separator: "\n")
  }

  /// A synopsis: words in capitals are what the user fills in, the others are typed as they stand.
  static func synopsis(_ text: String) -> String {
    styled(text, /[A-Z]{1,}|[a-z][a-z0-9-]*|--?[A-Za-z][a-z0-9-]*/) { word in
      word.first?.isUppercase == true ? italic(word) : bold(word)
    }
  }

  /// Paragraphs of plain text: options and what stands in back-quotes are bold, the placeholders
  /// are in italics, and every sentence begins a line, so that its end is spaced alike everywhere.
  static func prose(_ text: String, placeholders: Set<String> = []) -> [String] {
    text.split(separator: "\n\n").map { paragraph in
      let words = styled(paragraph, /`[^`]+`|--[a-z][a-z0-9-]*|[A-Z]+/) { word in
        if word.hasPrefix("`") { return bold(word.dropFirst().dropLast()) }
        if word.hasPrefix("--") { return bold(word) }
        return placeholders.contains(String(word)) ? italic(word) : escaped(word)
      }
      let sentences = words.split(separator: ". ").map(String.init)
      return sentences.map { Help.wrapped($0, width: 78).map(guarded).joined(separator: "\n") }
        .joined(separator: ".\n")
    }
  }

  /// The text with every match replaced by its styled form and the rest escaped.
  private static func styled(
    _ text: some StringProtocol, _ pattern: Regex<Substring>, _ style: (Substring) -> String
  ) -> String {
    var result = ""
    var rest = text[...]
    while let match = try? pattern.firstMatch(in: Substring(rest)) {
      result += escaped(rest[..<match.range.lowerBound])
      result += style(match.output)
      rest = rest[match.range.upperBound...]
    }
    return result + escaped(rest)
  }

  /// A line that begins with a dot or an apostrophe would be a request.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }
}
