import JSON
import Testing

/// What RFC 8259 allows, in the spirit of JSONTestSuite's `y_` cases. Only white space may be lost.
@Suite struct AcceptedTextTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-0", "1.0", #""""#, #""a""#, "[]", "{}",
    "[null]", "[true,false,null,0,\"\",[],{}]", "[[[[]]]]", "[[],[]]", "[{},{}]",
    #"{"a":1}"#, #"{"":0}"#, #"{"a":{"b":{"c":[]}}}"#, #"{"a":[{}],"b":null}"#,
    #"{"a":1,"a":2}"#, #"{"a":1,"a":1}"#, #"{"b":1,"a":2,"c":3}"#,
    #"{"\u0061":1,"a":2}"#, #"{"\u0000":1}"#, #"{"a b":1,"c:d":2,"e,f":3,"g}":4}"#,
    #""{""#, #""[1,2]""#, #""/""#, #""\/""#, #""\"""#, #""\\""#, #""\\\"""#, #""\\\\""#,
    #""\b\f\n\r\t""#, #""\u0041\u00e9\u00E9\u4e2d""#, #""\ud83d\ude00""#, #""\uD83D\uDE00""#,
    "\"é\"", "\"中文\"", "\"😀\"", "\"\u{7F}\"", "\"\u{80}\"", "\"\u{FEFF}\"", "\"\u{2028}\u{2029}\"",
    "\"\u{FFFE}\u{FFFF}\"", "\"\u{10FFFF}\"", "\"e\u{301}\"", "\"// # /* */ ' \"",
  ])
  func compactTextComesBackByteForByte(_ text: String) throws {
    #expect(fault(in: text) == nil)
    #expect(try JSON.parse(text).rendered == Array(text.utf8))
  }

  @Test(arguments: [
    (" null ", "null"), ("\t1\r\n", "1"), ("\n\n\"a b\"\n", #""a b""#),
    ("[ ]", "[]"), ("{ }", "{}"), ("[\n1 ,\t2\r]", "[1,2]"), ("[ [ ] , [ ] ]", "[[],[]]"),
    (" { \"a\" : 1 , \"b\" : [ ] } ", #"{"a":1,"b":[]}"#),
    ("{\r\n\t\"a b\" :\n\"\\n\"\r}", #"{"a b":"\n"}"#),
  ])
  func onlyWhiteSpaceBetweenTokensIsLost(_ text: String, _ compact: String) throws {
    #expect(fault(in: text) == nil)
    #expect(try JSON.parse(text).renderedText == compact)
  }

  /// JSONTestSuite's `i_` cases: the RFC leaves them to the parser, and this is what ours does.
  @Test(arguments: [
    "1e400", "-1e400", "1e-400", "123123e100000", "-123123e100000", "0.4e0066999999999999",
    "100000000000000000000", "-123123123123123123123123123123",
    #""\uD800""#, #""\uDFAA""#, #""\uD800\uD800\n""#, #""\uDd1e\uD834""#, #""\uD800abc""#,
    String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
  ])
  func whatMayBeRefusedIsAccepted(_ text: String) throws {
    #expect(fault(in: text) == nil)
    #expect(try JSON.parse(text).renderedText == text)
  }

  @Test(arguments: ["{}", " [1]", "\"\u{FEFF}a\"", "12"])
  func aLeadingByteOrderMarkIsIgnored(_ text: String) throws {
    #expect(fault(in: "\u{FEFF}" + text) == nil)
    #expect(try JSON.parse("\u{FEFF}" + text) == JSON.parse(text))
  }

  @Test func valuesAreWhatTheTextSays() throws {
    let text = #" {"n": null, "t": true, "f": false, "i": [1, 1.50], "s": "a\u0062", "o": {}} "#
    let expected: JSON = .object([
      .init("n", .null), .init("t", true), .init("f", false),
      .init("i", [.number("1"), .number("1.50")]), .init("s", "ab"), .init("o", .object([])),
    ])
    #expect(try JSON.parse(text) == expected)
  }

  @Test func orderAndDuplicatesOfMembersAreKept() throws {
    let value = try JSON.parse(#"{"b":1,"a":2,"b":3,"\u0062":4}"#)
    #expect(value.members?.map(\.name.content) == ["b", "a", "b", "b"])
    #expect(value.members?.map(\.value) == [1, 2, 3, 4])
    #expect(value["b"] == 4)
  }
}
