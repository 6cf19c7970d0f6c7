import Loopback

/// What a run printed, with placeholders in place of what differs from run to run.
struct Generalised {
  private let names: [String: String]

  init(_ surroundings: Surroundings) { names = surroundings.names }

  /// `old` is the text that was expected: what it had wildcards for keeps them.
  func text(_ actual: [UInt8], keeping old: [UInt8]) -> [UInt8] {
    guard let actual = String(validating: actual, as: UTF8.self),
      let old = String(validating: old, as: UTF8.self)
    else { return actual }
    var text = actual
    for (name, value) in names.sorted(by: { $0.value.count > $1.value.count }) where value.count > 3
    {
      text = Generalised.replace(value, with: name, in: text)
    }
    let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // A line of nothing but $LINES would match each of them.
    let wild = oldLines.filter { line in
      line != "$LINES" && Pattern.wildcards.contains { line.contains("$" + $0) }
    }
    lines = lines.map { line in wild.reduce(line, Generalised.carry) }
    if let gap = oldLines.firstIndex(of: "$LINES"), oldLines.lastIndex(of: "$LINES") == gap,
      lines.count > oldLines.count
    {
      lines = lines[..<gap] + ["$LINES"] + lines.suffix(oldLines.count - gap - 1)
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// Not where the value is part of a longer word or number.
  private static func replace(_ value: String, with name: String, in text: String) -> String {
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: value) {
      result += rest[..<found.lowerBound]
      rest = rest[found.upperBound...]
      let isInside =
        value.allSatisfy(\.isNumber)
        && (result.last?.isNumber == true || rest.first?.isNumber == true)
      let needsBraces = rest.first.map { $0.isLetter || $0 == "_" } == true
      result += isInside ? value : needsBraces ? "${\(name)}" : "$" + name
    }
    return result + rest
  }

  /// Puts the old line's wildcards into the new one, where the words beside them are the same.
  private static func carry(_ line: String, _ old: String) -> String {
    if Pattern(Array(old.utf8)).matches(Array(line.utf8)) { return old }
    var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let oldWords = old.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for (index, word) in oldWords.enumerated() where word.contains("$") {
      let before = index > 0 ? oldWords[index - 1] : ""
      let after = index + 1 < oldWords.count ? oldWords[index + 1] : ""
      for place in words.indices where Pattern(Array(word.utf8)).matches(Array(words[place].utf8)) {
        let isAfter = (place > 0 ? words[place - 1] : "") == before
        let isBefore = (place + 1 < words.count ? words[place + 1] : "") == after
        if isAfter || isBefore { words[place] = word }
      }
    }
    return words.joined(separator: " ")
  }
}
