import JSON
import Testing

/// A string holds well-formed UTF-8 (Unicode, table 3-7) and nothing else.
@Suite struct UTF8Tests {
  @Test(
    arguments: [
      ("a lone continuation", [0x80]), ("another", [0xBF]), ("overlong /", [0xC0, 0xAF]),
      ("overlong DEL", [0xC1, 0xBF]), ("overlong NUL", [0xC0, 0x80]),
      ("overlong in 3", [0xE0, 0x80, 0xAF]),
      ("overlong U+07FF", [0xE0, 0x9F, 0xBF]), ("overlong in 4", [0xF0, 0x80, 0x80, 0xAF]),
      ("overlong U+FFFF", [0xF0, 0x8F, 0xBF, 0xBF]), ("the first surrogate", [0xED, 0xA0, 0x80]),
      ("the last surrogate", [0xED, 0xBF, 0xBF]), ("CESU-8", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
      ("U+110000", [0xF4, 0x90, 0x80, 0x80]), ("beyond 4", [0xF5, 0x80, 0x80, 0x80]),
      ("5 bytes", [0xF8, 0x88, 0x80, 0x80, 0x80]),
      ("6 bytes", [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80]),
      ("FE", [0xFE]), ("FF", [0xFF]), ("1 of 2", [0xC3]), ("1 of 3", [0xE4]),
      ("2 of 3", [0xE4, 0xB8]),
      ("1 of 4", [0xF0]), ("2 of 4", [0xF0, 0x9F]), ("3 of 4", [0xF0, 0x9F, 0x98]),
      ("Latin 1", [0xE9]),
    ] as [(String, [UInt8])])
  func illFormedBytesAreRefusedWhereTheyBegin(_ what: String, _ bytes: [UInt8]) {
    let before = Array("[\"aé".utf8)
    let expected = Fault(.invalidUTF8, at: before.count)
    for after in ["\"]", "aaaaaaaa\"]", "é\"]", ""] {
      #expect(refusal(of: before + bytes + after.utf8).map(Fault.init) == expected)
    }
    #expect(refusal(of: [0x7B, 0x22] + bytes + Array("\":1}".utf8))?.reason == .invalidUTF8)
  }

  @Test func thePlaceCountsScalarsUpToTheFirstWrongByte() throws {
    let error = try #require(
      refusal(of: Array("[\n\"é😀".utf8) + [0xF0, 0x9F, 0x98] + Array("\"]".utf8)))
    #expect(error.line == 2)
    #expect(error.column == 4)
  }

  @Test func everyPairOfBytesIsJudgedAsByItsScalar() {
    for first in UInt8(0x80)...0xFF {
      for second in UInt8.min...0xFF {
        for tail in [[], [0x80], [0xBF, 0x80], [0x80, 0x7F], [0xC0]] as [[UInt8]] {
          let text = [0x22, first, second] + tail + [0x22]
          let isString =
            NaiveStrings.read(text, openedAt: 0) == .range(1..<text.count - 1)
          if (parsingError(in: text) == nil) != isString {
            Issue.record("\(text): not \(isString)")
          }
        }
      }
    }
  }

  @Test(
    arguments: [
      0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0xFFFE,
      0xFFFF,
      0x10000, 0x3FFFF, 0x40000, 0xFFFFF, 0x100000, 0x10FFFF,
    ] as [UInt32])
  func theScalarsAtEveryBoundAreAccepted(_ value: UInt32) throws {
    let text = String(Character(try #require(Unicode.Scalar(value))))
    #expect(fault(in: "\"\(text)\"") == nil)
    #expect(try JSON.parse("\"\(text)\"") == .string(JSONString(spelling: text)))
  }

  /// UTF-16 and UTF-32 are not allowed between systems any more (RFC 8259, 8.1).
  @Test(
    arguments: [
      [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00], [0xFE, 0xFF, 0x00, 0x5B, 0x00, 0x5D],
      [0x5B, 0x00, 0x5D, 0x00], [0x00, 0x5B, 0x00, 0x5D], [0xEF, 0xBB], [0xEF], [0x5B, 0xFF, 0x5D],
    ] as [[UInt8]])
  func otherEncodingsAreRefused(_ bytes: [UInt8]) {
    #expect(refusal(of: bytes) != nil)
  }
}
