import Loopback

/// Text as it is written in a case file.
enum Written {
  /// A word with its text: on its line, or below it.
  static func lines(_ word: String, _ text: [UInt8]) -> [String] {
    var lines = text.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    let isEnded = lines.last == []
    if isEnded { lines.removeLast() }
    let isShort = text.count < 100 && lines.count <= 3
    let isPlainText = lines.allSatisfy { $0.isEmpty || isPlain($0, inBlock: true) }
    if lines.count <= 1 || isShort && !isPlainText { return [word + " " + inline(text)] }
    let last = lines.count - 1
    return [word]
      + lines.enumerated().map { index, line in
        let end: [UInt8] = index < last || isEnded ? [10] : []
        let isRaw =
          isPlain(line, inBlock: true) && (index < last || line.last != UInt8(ascii: "\\"))
        guard isRaw || line.isEmpty else { return Quoted.text(line + end) }
        let raw = line.isEmpty ? "|" : "| " + String(decoding: line, as: UTF8.self)
        return end.isEmpty ? raw + "\\" : raw
      }
  }

  /// On one line.
  static func inline(_ text: [UInt8]) -> String {
    let isEnded = text.last == 10
    let line = isEnded ? text.dropLast() : text[...]
    guard isPlain(Array(line)), line.last != UInt8(ascii: "\\") else { return Quoted.text(text) }
    return String(decoding: line, as: UTF8.self) + (isEnded ? "" : "\\")
  }

  /// A string, which has no line end.
  static func string(_ text: [UInt8]) -> String {
    isPlain(text) ? String(decoding: text, as: UTF8.self) : Quoted.text(text)
  }

  /// Whether the text can stand on a line as it is and be read.
  private static func isPlain(_ text: [UInt8], inBlock: Bool = false) -> Bool {
    guard let string = String(validating: text, as: UTF8.self), let first = text.first,
      text.last != 32,
      !string.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return false }
    let isRepeated = first >= 48 && first <= 57 && string.contains(" * \"")
    return inBlock || first != 32 && first != UInt8(ascii: "\"") && !isRepeated
  }
}
