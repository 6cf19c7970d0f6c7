import JSON
import Testing

/// What RFC 8259 does not allow, in the spirit of JSONTestSuite's `n_` cases, with reason and place.
@Suite struct RefusedTextTests {
  @Test(arguments: [
    ("", 0), (" ", 1), ("\n\t\r ", 4), ("[", 1), ("{", 1), ("[ ", 2), ("[1", 2), ("[1,", 3),
    ("[1, ", 4), ("[[]", 3), (#"{"a""#, 4), (#"{"a" "#, 5), (#"{"a":"#, 5), (#"{"a":1"#, 6),
    (#"{"a":1,"#, 7), (#"{"a":[]"#, 7), ("\u{FEFF}", 3), ("\u{FEFF} ", 4),
  ])
  func textThatEndsEarlyIsRefused(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.unexpectedEnd, at: offset))
  }

  @Test(arguments: [
    ("]", 0), ("}", 0), (",", 0), (":", 0), ("[,]", 1), ("[,1]", 1), ("[1,]", 3), ("[1,,2]", 3),
    ("[}", 1), ("[:]", 1), (#"{"a":}"#, 5), (#"{"a"::1}"#, 5), (#"{"a":,"b":1}"#, 5),
    ("nul", 0), ("nulL", 0), ("Null", 0), ("TRUE", 0), ("truth", 0), ("fals", 0), ("[nul]", 1),
    ("t", 0), ("NaN", 0), ("Infinity", 0), ("undefined", 0), ("a", 0), ("'a'", 0), ("`a`", 0),
    ("/**/1", 0), ("//\n1", 0), ("#1", 0), ("\\n", 0), ("\u{0B}1", 0), ("\u{0C}[]", 0),
    ("\u{A0}1", 0), ("[\u{2060}]", 1), ("\u{0}", 0), ("*", 0), ("é", 0), ("\u{FEFF}\u{FEFF}1", 3),
    (" \u{FEFF}1", 1), ("“a”", 0), ("<html>", 0),
  ])
  func aValueIsMissed(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.expectedValue, at: offset))
  }

  @Test(arguments: [
    ("{a:1}", 1), ("{'a':1}", 1), ("{1:1}", 1), ("{null:1}", 1), ("{[]:1}", 1), ("{,}", 1),
    ("{:1}", 1), ("{]", 1), (#"{"a":1,}"#, 7), (#"{"a":1, }"#, 8), (#"{"a":1,,"b":2}"#, 7),
    (#"{"a":1,b:2}"#, 7), ("{\u{FEFF}\"a\":1}", 1),
  ])
  func aMemberNameIsMissed(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.expectedName, at: offset))
  }

  @Test(arguments: [
    (#"{"a" 1}"#, 5), (#"{"a"}"#, 4), (#"{"a","b"}"#, 4), (#"{"a"=1}"#, 4), (#"{"a""b"}"#, 4),
    (#"{"a"//:1}"#, 4),
  ])
  func aColonIsMissed(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.expectedColon, at: offset))
  }

  @Test(arguments: [
    (#"{"a":1]"#, 6), (#"{"a":1 "b":2}"#, 7), (#"{"a":1:2}"#, 6), (#"{"a":1;"b":2}"#, 6),
    (#"{"a":"b""c"}"#, 8), (#"{"a":truefalse}"#, 9), (#"{"a":1{}}"#, 6),
  ])
  func aCommaOrBraceIsMissed(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.expectedCommaOrBrace, at: offset))
  }

  @Test(arguments: [
    ("[1 2]", 3), ("[1}", 2), ("[1:2]", 2), ("[1;2]", 2), ("[1a]", 2), ("[truefalse]", 5),
    (#"["a""b"]"#, 4), (#"["a":1]"#, 4), ("[1/**/]", 2), ("[1\u{0C}]", 2), ("[[]1]", 3),
    ("[1é]", 2),
    ("[{}{}]", 3),
  ])
  func aCommaOrBracketIsMissed(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.expectedCommaOrBracket, at: offset))
  }

  @Test(arguments: [
    ("1 2", 2), ("[] 1", 3), ("[]]", 2), ("{}}", 2), ("{},", 2), ("{}#", 2), ("[][]", 2),
    ("nullx", 4), ("null null", 5), ("truefalse", 4), (#""a""b""#, 3), (#""a"x"#, 3), ("1//", 1),
    ("1\u{0}", 1), ("[]\u{0C}", 2), ("1\u{FEFF}", 1), ("{}\n\n{}", 4), ("\u{FEFF}1 x", 5),
  ])
  func textBehindTheValueIsRefused(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.trailingText, at: offset))
  }

  @Test(arguments: [
    (#"""#, 0), (#""abc"#, 0), (#""abcdefgh"#, 0), (#""abcdefghi"#, 0), (#"["a"#, 1), (#"["a]"#, 1),
    (#"["a\""#, 1), (#"{"a"#, 1), (#"{"a":"b"#, 5), (#""\"#, 0), (#""\""#, 0), (#""\\\""#, 0),
    (#""\u"#, 0), (#""\u0"#, 0), (#""\u004"#, 0), (#""\u0041"#, 0), ("\"é", 0), (#" ["a", "b]"#, 7),
  ])
  func aStringThatDoesNotEndIsRefusedWhereItBegins(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.unterminatedString, at: offset))
  }

  @Test(arguments: [
    (#""\x41""#, 1), (#""\a""#, 1), (#""\'""#, 1), (#""\U0041""#, 1), (#""\0""#, 1), (#""\ ""#, 1),
    (#""\N""#, 1), (#""a\v""#, 2), (#""\u00G0""#, 1), (#""\u 041""#, 1), (#""\u-001""#, 1),
    (#""\u+041""#, 1), (#""\u{41}""#, 1), (#""\u00/0""#, 1), (#""\u00:0""#, 1), (#""\u00@0""#, 1),
    (#""\u00`0""#, 1), ("\"\\\n\"", 1), ("\"\\é\"", 1), ("\"\\u00é\"", 1),
    (#"["\u12"]    "#, 2), (#""\\\q""#, 3), ("\"\\u00４1\"", 1), ("\"\\\u{0}\"", 1),
  ])
  func aMalformedEscapeIsRefusedWhereItBegins(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.badEscape, at: offset))
  }

  @Test(arguments: UInt8(0)..<0x20)
  func aControlCharacterInAStringIsRefused(_ byte: UInt8) {
    for count in 0..<20 {
      let filler = [UInt8](repeating: 0x61, count: count)
      let found = refusal(of: [0x22] + filler + [byte] + filler + [0x22])
      #expect(found.map(Fault.init) == Fault(.controlCharacter, at: count + 1))
    }
  }
}
