import JSON
import Testing

/// Strings are equal by what they say, however it is spelled; everything else by its spelling.
@Suite struct EqualityTests {
  @Test(arguments: [
    (#""a""#, #""\u0061""#), (#""/""#, #""\/""#), (#""é""#, #""\u00e9""#),
    (#""\u00E9""#, #""\u00e9""#),
    (#""😀""#, #""\ud83d\ude00""#), (#""\n""#, #""\u000a""#), (#"{"a":1}"#, #"{"\u0061":1}"#),
    (#"["\/"]"#, #"[ "/" ]"#), (#"{"a":[{}]}"#, #" { "a" : [ { } ] } "#),
  ])
  func oneContentIsEqualInAnySpelling(_ left: String, _ right: String) throws {
    #expect(try JSON.parse(left) == JSON.parse(right))
  }

  @Test(arguments: [
    ("null", "false"), ("0", "false"), ("1", #""1""#), ("1", "1.0"), ("0", "-0"), ("1e2", "1E2"),
    (#""a""#, #""A""#), (#""""#, "null"), ("[]", "{}"), ("[]", "[[]]"), ("[1,2]", "[2,1]"),
    (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#), (#"{"a":1}"#, #"{"a":1,"a":1}"#),
    (#"{"a":1}"#, #"{"a":2}"#),
    (#"{"a":1}"#, #"{"b":1}"#), (#""\\n""#, #""\n""#), (#""\\u0061""#, #""\u0061""#),
  ])
  func whatDiffersIsNotEqual(_ left: String, _ right: String) throws {
    #expect(try JSON.parse(left) != JSON.parse(right))
  }

  @Test func contentIsComparedWithText() {
    #expect(JSONString(spelling: "abc").hasContent("abc"))
    #expect(JSONString(spelling: #"\u0061bc"#).hasContent("abc"))
    #expect(!JSONString(spelling: #"\u0061bc"#).hasContent(#"\u0061bc"#))
    #expect(!JSONString(spelling: "abc").hasContent("abcd"))
    #expect(!JSONString(spelling: "").hasContent("a"))
  }
}

@Suite struct CanonicalEquivalenceTests {
  @Test func canonicallyEquivalentTextIsNotEqual() throws {
    #expect(try JSON.parse("\"é\"") != JSON.parse("\"e\u{301}\""))
    #expect(try JSON.parse("\"\u{212A}\"") != JSON.parse("\"K\""))
    #expect(!JSONString("é").hasContent("e\u{301}"))
    var value = try JSON.parse("{\"é\":1,\"e\u{301}\":2}")
    #expect(value["é"] == 1)
    value["é"] = nil
    #expect(value.members?.count == 1)
  }
}
