import JSON
import JSONSchema
import Testing

/// Patterns are those of ECMA-262 with Unicode semantics.
@Suite struct PatternTests {
  private func isMatch(_ pattern: String, _ text: String) throws -> Bool {
    let schema: JSON = ["pattern": JSON(pattern)]
    let value = String(decoding: JSON(text).rendered, as: UTF8.self)
    return try violation(String(decoding: schema.rendered, as: UTF8.self), value) == nil
  }

  /// Patterns, texts that they match and texts that they do not.
  @Test(
    arguments: [
      ("", ["", "a"], []), ("b", ["abc"], ["", "ac"]), ("^b", ["bc"], ["ab"]),
      ("b$", ["ab"], ["b\n", "bc"]),
      ("^(a|bc)*$", ["", "abca"], ["ab", "cb"]), ("^a{2,3}$", ["aa", "aaa"], ["a", "aaaa"]),
      ("^a{2}$", ["aa"], ["a", "aaa"]), ("^a{2,}$", ["aa", "aaaaa"], ["a"]),
      ("^a?b+?c*?$", ["b", "abbcc"], ["ac"]),
      ("^(?:ab|a)(?:c|bcd)$", ["abc", "abcd", "ac", "abbcd"], ["ab"]),
      ("^(?<year>\\d{4})$", ["2026"], ["26", "२०२६"]),
      ("^.$", ["a", "😀", "\u{85}"], ["\n", "\r", "\u{2028}", "\u{2029}", "ab", "e\u{301}"]),
      ("^\\w+$", ["aZ_9"], ["é", "-", "ſ"]), ("^\\W$", ["é", "-"], ["_"]),
      ("^\\D$", ["a", "߀"], ["0"]),
      (
        "^\\s$", [" ", "\t", "\u{FEFF}", "\u{A0}", "\u{2029}", "\u{3000}"],
        ["\u{180E}", "\u{85}", "x"]
      ),
      ("^\\S$", ["x", "\u{200B}"], ["\u{2003}"]), ("^[a-c\\d]$", ["b", "5"], ["d", "B"]),
      ("^[^a-c\\s]$", ["d", "é"], ["a", " "]), ("^[\\D]$", ["x"], ["1"]),
      ("^[^\\D]$", ["1"], ["x"]),
      ("^[]$", [], ["", "a"]), ("^[^]$", ["a", "\n"], [""]), ("^[-a]+$", ["a-"], ["b"]),
      ("^[a-]+$", ["a-"], ["b"]),
      ("^[\\w-.]+$", ["a-b.c"], ["a b", "+"]), ("^[\\b]$", ["\u{8}"], ["b"]),
      ("^[\\-\\]^]+$", ["-]^"], ["\\"]),
      ("^[😀-😂]$", ["😁"], ["😃"]), ("^\\u{1F600}$", ["😀"], ["u"]), ("^\\ud83d\\ude00$", ["😀"], []),
      ("^\\x41\\u0042$", ["AB"], []), ("^\\cJ\\t\\v\\f\\0$", ["\n\t\u{B}\u{C}\0"], []),
      ("^\\/\\.\\-\\_\\@\\\"\\ $", ["/.-_@\" "], []), ("^a\\{2\\}$", ["a{2}"], ["aa"]),
      ("^{a}$", ["{a}"], []),
      ("^\\p{L}+$", ["aéλ漢"], ["1"]), ("^\\P{L}$", ["1"], ["a"]), ("^\\p{Lu}$", ["É"], ["é"]),
      ("^\\p{General_Category=Decimal_Number}$", ["५"], ["a"]),
      ("^[\\p{Letter}\\p{digit}]+$", ["a५"], ["-"]),
      ("^\\p{Emoji_Presentation}$", ["😀"], ["a"]), ("^\\p{ASCII}$", ["a"], ["é"]),
      ("^[^\\p{L}]$", ["1"], ["a"]),
      ("\\bfoo\\b", ["foo", "a foo."], ["food", "_foo"]), ("^\\Bx", [], ["x"]),
      ("a\\Bb", ["ab"], ["a b"]),
      ("^(?=.*[a-z])(?=.*\\d).{4,}$", ["abc1", "1234a"], ["abcd", "a1"]),
      ("^(?!.*\\.\\.)[a-z.]+$", ["a.b"], ["a..b"]),
      ("(?<=\\$)\\d", ["a$5"], ["5"]), ("(?<!\\$)\\b\\d", ["5"], ["$5"]),
      ("^(?=a(?!b))a", ["ac", "a"], ["ab"]),
      ("(?=b)(?<=a)", ["ab"], ["ba"]), ("^(a*)*$", ["", "aaa"], ["b"]),
      ("^(?:)*x{0}y$", ["y"], ["xy"]),
      ("^é$", ["é"], ["e\u{301}"]), ("a|^$|c", ["", "xc"], ["x"]),
      ("(^a|b)c", ["ac", "xbc"], ["xac"]),
    ] as [(String, [String], [String])])
  func aPatternMatches(_ pattern: String, _ matches: [String], _ others: [String]) throws {
    for text in matches { #expect(try isMatch(pattern, text), "\(text)") }
    for text in others { #expect(try !isMatch(pattern, text), "\(text)") }
  }

  @Test(arguments: [
    "(", ")", "a)", "[", "[a", "*", "+a", "a**", "a++", "^*", "\\b+", "(?=a)*", "a{2,1}", "a{1",
    "{1}", "a{,5}",
    "[b-a]", "\\", "\\1", "(a)\\1", "\\k<x>", "\\A", "\\Z", "\\z", "\\h", "\\é", "\\x4", "\\u12",
    "\\u{110000}", "\\u{}",
    "\\c1", "\\01", "\\p", "\\pL", "\\p{", "\\p{Nonsense}", "\\p{Script=Greek}", "\\p{L=Lu}",
    "(?i)a", "(?P<x>a)",
    "(?>a)", "(?<>a)", "(?<1>a)", "(?#c)", "(?",
  ])
  func whatIsNotOfECMA262IsRefused(_ pattern: String) throws {
    let schema: JSON = ["pattern": JSON(pattern)]
    let found = try fault(String(decoding: schema.rendered, as: UTF8.self))
    #expect(found?.description.hasPrefix("/pattern: the pattern cannot be used: ") == true)
  }

  @Test(arguments: [
    "((((a{100}){100}){100}){100})", "a{1000000000}", String(repeating: "(", count: 200),
  ])
  func aPatternBeyondBoundsIsRefused(_ pattern: String) throws {
    #expect(try fault("{\"pattern\":\"\(pattern)\"}")?.place == "/pattern")
  }

  @Test(arguments: [
    "^(a+)+$", "^(a|aa)*$", "^(a|a)*$", "(a*)*b", "^(?=(a+)+b)", "(.*)*(.*)*(.*)*x",
  ])
  func noPatternHangs(_ pattern: String) throws {
    #expect(
      try violation(
        "{\"pattern\":\"\(pattern)\"}", "\"\(String(repeating: "a", count: 100_000))!\"") != nil)
  }

  @Test func aPatternThatTakesTooLongIsToldOf() throws {
    let text = String(repeating: "a", count: 200_000)
    let schema = #"{"not":{"pattern":"\\B(a{1,4000}b){1,3}"}}"#
    let found = try violation(schema, "\"\(text)\"")
    #expect(
      found?.description
        == "cannot be checked: the pattern \\B(a{1,4000}b){1,3} takes too many steps")
  }
}
