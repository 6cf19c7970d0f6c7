import JSON
import Testing

/// How text is spelled as a JSON string, and what a spelling says.
@Suite struct EscapeTests {
  private static let short: [UInt8: String] = [
    0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0C: "\\f", 0x0D: "\\r", 0x22: "\\\"", 0x5C: "\\\\",
  ]

  @Test(arguments: UInt8(0)..<128)
  func anASCIICharacterIsEscapedOnlyWhereItMustBe(_ byte: UInt8) throws {
    let character = String(UnicodeScalar(byte))
    let hex = String(byte, radix: 16)
    let expected =
      Self.short[byte]
      ?? (byte < 0x20 ? "\\u" + String(repeating: "0", count: 4 - hex.count) + hex : character)
    let string = JSONString("a" + character + "é")
    #expect(string.spelling == "a" + expected + "é")
    #expect(string.content == "a" + character + "é")
    #expect(try JSON.parse(JSON.string(string).rendered).text == "a" + character + "é")
    var escaped: [UInt8] = []
    JSONString.escape(CollectionOfOne(byte), into: &escaped)
    #expect(String(decoding: escaped, as: UTF8.self) == expected)
  }

  @Test(arguments: UInt8(0)..<128)
  func aNumericEscapeIsReadInEitherCase(_ byte: UInt8) throws {
    let hex = String(byte, radix: 16)
    let padded = String(repeating: "0", count: 4 - hex.count) + hex
    for spelling in ["\\u" + padded, "\\u" + padded.uppercased()] {
      let value = try JSON.parse("\"\(spelling)\"")
      #expect(value.text == String(UnicodeScalar(byte)))
      #expect(value.renderedText == "\"\(spelling)\"")
    }
  }

  @Test(arguments: [
    (#"\""#, "\""), (#"\\"#, "\\"), (#"\/"#, "/"), (#"\b"#, "\u{8}"), (#"\f"#, "\u{C}"),
    (#"\n"#, "\n"),
    (#"\r"#, "\r"), (#"\t"#, "\t"), (#"\\n"#, "\\n"), (#"\\u0041"#, "\\u0041"),
    (#"\u0041\u0042"#, "AB"),
    (#"\u00e9"#, "é"), (#"\u00E9"#, "é"), (#"\u07ff\u0800"#, "\u{7FF}\u{800}"),
    (#"\uffff"#, "\u{FFFF}"),
    (#"\ud800\udc00"#, "\u{10000}"), (#"\uDBFF\uDFFF"#, "\u{10FFFF}"), (#"\ud83d\ude00!"#, "😀!"),
    (#"\ufeffa"#, "\u{FEFF}a"), (#"\u0000"#, "\0"), (#"\u00000"#, "\u{0}0"), (#"a\u0062c"#, "abc"),
  ])
  func anEscapeSaysItsCharacter(_ spelling: String, _ content: String) throws {
    let value = try JSON.parse("\"\(spelling)\"")
    #expect(value.text.map { Array($0.utf8) } == Array(content.utf8))
    #expect(value.renderedText == "\"\(spelling)\"")
  }

  @Test(arguments: [
    (#"\ud83d"#, "\u{FFFD}"), (#"\ude00"#, "\u{FFFD}"), (#"\ud83dx"#, "\u{FFFD}x"),
    (#"x\ude00"#, "x\u{FFFD}"), (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"),
    (#"\ud83d\n"#, "\u{FFFD}\n"),
    (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"), (#"\ud83d\ude00\ude00"#, "😀\u{FFFD}"),
    (#"\ud83d\ud83d"#, "\u{FFFD}\u{FFFD}"), (#"\ud83d\u0041"#, "\u{FFFD}A"),
    (#"\ud83dé\ude00"#, "\u{FFFD}é\u{FFFD}"),
    (#"\ud83d\\ude00"#, "\u{FFFD}\\ude00"), (#"\udbff\ue000"#, "\u{FFFD}\u{E000}"),
  ])
  func aLoneSurrogateIsKeptAndShownAsReplacement(_ spelling: String, _ content: String) throws {
    let value = try JSON.parse("\"\(spelling)\"")
    #expect(value.text == content)
    #expect(value.renderedText == "\"\(spelling)\"")
  }

  @Test func textOfManyScriptsIsSpelledAsItIs() throws {
    let text = "Grüße, 世界 😀 \u{FEFF}\u{2028}\u{7F} e\u{301} // </script> '"
    #expect(JSONString(text).spelling == text)
    #expect(JSON(text).renderedText == "\"\(text)\"")
    #expect(try JSON.parse(JSON("\"\(text)\"\n").rendered).text == "\"\(text)\"\n")
  }
}

@Suite struct ShortEscapeTests {
  @Test(arguments: [
    (#""\u""#, 1), (#""\u1""#, 1), (#""\u12""#, 1), (#"["\u1"]"#, 2), (#""\uzz"#, 1),
  ])
  func aShortEscapeIsMalformed(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.badEscape, at: offset))
  }
}
