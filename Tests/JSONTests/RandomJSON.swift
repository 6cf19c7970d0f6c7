import JSON
import TestSupport

extension SplitMix {
  /// Any value, at most so many levels deep.
  mutating func json(depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 6), using: &self) {
    case 0: return .null
    case 1: return .bool(oneIn(2))
    case 2, 3: return .number(number())
    case 4, 5: return .string(string())
    case 6, 7:
      let count = Int.random(in: 0..<5, using: &self)
      return .array((0..<count).map { _ in json(depth: depth - 1) })
    default:
      let count = Int.random(in: 0..<5, using: &self)
      return .object(
        (0..<count).map { _ in JSON.Member(name: string(), value: json(depth: depth - 1)) })
    }
  }

  private mutating func digits() -> String {
    (0..<Int.random(in: 1..<25, using: &self)).map { _ in pick(Array("0123456789")) }.map(
      String.init
    )
    .joined()
  }

  private mutating func number() -> String {
    let whole = digits().drop { $0 == "0" }
    return (oneIn(2) ? "-" : "") + (whole.isEmpty ? "0" : whole) + (oneIn(2) ? "." + digits() : "")
      + (oneIn(2) ? pick(["e", "E", "e+", "E-"]) + digits() : "")
  }

  /// A string whose spelling has escapes that are needed, escapes that are not, and lone surrogates.
  private mutating func string() -> JSONString {
    let parts = [
      "a", "Z", " ", "0", "/", "'", "{", "]", ",", ":", "é", "中", "😀", "e\u{301}", "\u{7F}",
      "\u{FEFF}",
      "\u{10FFFF}", #"\n"#, #"\t"#, #"\""#, #"\\"#, #"\/"#, #"\b"#, #"\f"#, #"\r"#, #"\u0000"#,
      #"\u00e9"#, #"\u00E9"#, #"\ud83d\ude00"#, #"\uD83D"#, #"\udE00"#,
      "a longer run of plain text",
    ]
    let count = Int.random(in: 0..<12, using: &self)
    return JSONString(spelling: (0..<count).map { _ in pick(parts) }.joined())
  }

  /// The text with white space where it may be.
  mutating func spaced(_ compact: [UInt8]) -> [UInt8] {
    var output = space()
    var isInString = false
    var isEscaped = false
    for byte in compact {
      let isPunctuation = !isInString && "[]{},:".utf8.contains(byte)
      if isPunctuation { output += space() }
      output.append(byte)
      if isPunctuation { output += space() }
      if byte == 0x22, !isEscaped { isInString.toggle() }
      isEscaped = byte == 0x5C && !isEscaped
    }
    return output + space()
  }

  private mutating func space() -> [UInt8] {
    (0..<Int.random(in: 0..<3, using: &self)).map { _ in pick([0x20, 0x09, 0x0A, 0x0D]) }
  }
}
