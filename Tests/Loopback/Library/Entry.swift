/// One word of a case or a script, with all that belongs to it: the rest of its line, lines of text,
/// and words that are indented below it.
package struct Entry: Sendable {
  package var word: String
  /// What follows the word on its line, without the space between.
  package var rest: String
  /// The lines of text below, with the mark that each begins with: `|`, `"` or `>`.
  package var text: [String] = []
  package var parts: [Entry] = []
  /// The lines in the file, counted from 0.
  package var lines: Range<Int>

  package init(word: String, rest: String, lines: Range<Int>) {
    self.word = word
    self.rest = rest
    self.lines = lines
  }

  package func wrong(_ text: String) -> SyntaxError {
    SyntaxError(line: lines.lowerBound, text: text)
  }

  package var unknown: SyntaxError { wrong("unknown word: \(word)") }

  /// Refuses what the word does not take.
  package func refuse(rest: Bool = false, text: Bool = true, parts: Bool = true) throws {
    if rest && !self.rest.isEmpty { throw wrong("\(word) takes nothing: \(self.rest)") }
    if text, !self.text.isEmpty { throw wrong("\(word) takes no text below it") }
    if parts, let part = self.parts.first { throw part.wrong("\(word) takes nothing indented") }
  }
}

/// What is wrong in a case file or a script, and where.
package struct SyntaxError: Error, CustomStringConvertible {
  /// Counted from 0.
  package var line: Int
  package var text: String

  package init(line: Int, text: String) {
    self.line = line
    self.text = text
  }

  package var description: String { "line \(line + 1): \(text)" }
}

extension Entry {
  /// The entries that the lines hold. `first` is the number of the first line.
  package static func parse(_ lines: some Sequence<String>, first: Int = 0) throws -> [Entry] {
    var entries: [Entry] = []
    for (number, line) in zip(first..., lines) {
      // Bytes: a space and an accent after it are one character.
      let indent = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
      let body = Substring(line.utf8.dropFirst(indent))
      if body.isEmpty || body.utf8.starts(with: "##".utf8) { continue }
      if indent == 0 {
        try add(body, number, to: &entries)
      } else if indent == 2, var last = entries.popLast() {
        try add(body, number, to: &last.parts)
        last.lines = last.lines.lowerBound..<number + 1
        entries.append(last)
      } else {
        throw SyntaxError(line: number, text: "indent by two spaces, below a word")
      }
    }
    return entries
  }

  private static func add(
    _ body: Substring, _ number: Int, to entries: inout [Entry]
  ) throws {
    guard let mark = body.utf8.first, "|\">".utf8.contains(mark) else {
      let word = Substring(body.utf8.prefix { $0 != UInt8(ascii: " ") })
      let rest = Substring(body.utf8.dropFirst(word.utf8.count + 1))
      entries.append(Entry(word: String(word), rest: String(rest), lines: number..<number + 1))
      return
    }
    guard var last = entries.popLast(), last.parts.isEmpty,
      (mark == UInt8(ascii: ">")) == (last.word == "$")
    else {
      throw SyntaxError(line: number, text: "text that belongs to no word")
    }
    last.text.append(String(body))
    last.lines = last.lines.lowerBound..<number + 1
    entries.append(last)
  }
}
