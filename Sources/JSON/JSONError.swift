/// Where a text stopped being JSON, and why.
package struct JSONError: Error, Sendable, Equatable {
  /// What is wrong, in words for a message.
  package enum Reason: String, Sendable {
    case expectedValue = "expected a value"
    case expectedName = "expected a member name in quotation marks"
    case expectedColon = "expected ':' after a member name"
    case expectedCommaOrBrace = "expected ',' or '}'"
    case expectedCommaOrBracket = "expected ',' or ']'"
    case badNumber = "malformed number"
    case badEscape = "malformed escape in a string"
    case controlCharacter = "control character in a string; it must be escaped"
    case unterminatedString = "string without its closing quotation mark"
    case invalidUTF8 = "invalid UTF-8"
    case trailingText = "unexpected text after the value"
    case unexpectedEnd = "unexpected end"
    case tooDeep = "nested more than 512 levels deep"
    case tooMany = "more than 8388608 values"
  }

  /// What is wrong at that place.
  package var reason: Reason
  /// Bytes before the fault.
  package var offset: Int
  /// The fault's line, from 1; lines end at LF.
  package var line: Int
  /// The fault's place in its line, in characters (Unicode scalars, a byte order mark not counted),
  /// from 1.
  package var column: Int

  init(_ reason: Reason, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.reason = reason
    self.offset = offset
    line = 1
    column = 1
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for byte in bytes.prefix(offset).dropFirst(start) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}

extension JSONError {
  /// Whether the text only ended too early: more of it might have made it JSON.
  package var isAtEnd: Bool { reason == .unexpectedEnd || reason == .unterminatedString }
}
