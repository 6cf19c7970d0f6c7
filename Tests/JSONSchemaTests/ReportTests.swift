import JSON
import JSONSchema
import Testing

/// Which violation is reported, and how.
@Suite struct ReportTests {
  @Test(arguments: [
    // The first in the order of the value's text, whatever the order of the schema.
    (
      #"{"properties":{"b":{"type":"null"},"a":{"type":"null"}}}"#, #"{"a":1,"b":2}"#,
      "/a: expected null, found a number", "/properties/a/type"
    ),
    (
      #"{"allOf":[{"properties":{"b":false}},{"properties":{"a":{"items":false}}}]}"#,
      #"{"a":[1],"b":2}"#, "/a/0: unexpected item", "/allOf/1/properties/a/items"
    ),
    // A container comes before what is in it.
    (
      #"{"properties":{"a":false},"required":["b"]}"#, #"{"a":1}"#, "the property \"b\" is missing",
      "/required"
    ),
    (
      #"{"items":{"type":"string"},"maxItems":1}"#, "[1,2]", "expected at most 1 item, found 2",
      "/maxItems"
    ),
    (
      #"{"properties":{"b":{"type":"null"}},"unevaluatedProperties":false}"#, #"{"a":1,"b":2}"#,
      "/a: unexpected property", "/unevaluatedProperties"
    ),
    (
      #"{"properties":{"a":{"type":"null"}},"unevaluatedProperties":false}"#, #"{"a":1,"b":2}"#,
      "/a: expected null, found a number", "/properties/a/type"
    ),
    // Missing properties tell more than their number.
    (#"{"minProperties":2,"required":["a"]}"#, "{}", "the property \"a\" is missing", "/required"),
    // The rule's place is where it is written.
    (
      ##"{"items":{"$ref":"#/$defs/i"},"$defs":{"i":{"properties":{"price":{"type":"number"}}}}}"##,
      #"[{},{},{},{"price":"1"}]"#, "/3/price: expected a number, found a string",
      "/$defs/i/properties/price/type"
    ),
  ])
  func theFirstViolationIsReported(
    _ schema: String, _ value: String, _ description: String, _ rule: String
  ) throws {
    let found = try violation(schema, value)
    #expect(found?.description == description)
    #expect(found?.rule == rule)
  }

  private static let pets = ##"""
    {"oneOf":[{"$ref":"#/$defs/cat"},{"$ref":"#/$defs/dog"},{"type":"null"}],
     "$defs":{
       "cat":{"type":"object","properties":{"kind":{"const":"cat"},"lives":{"type":"integer"}},"required":["kind","lives"]},
       "dog":{"type":"object","properties":{"kind":{"enum":["dog","puppy"]},"owner":{"$ref":"#/$defs/owner"}},"required":["kind"]},
       "owner":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}}}
    """##

  @Test(arguments: [
    (#"{"kind":"cat"}"#, "the property \"lives\" is missing", "/$defs/cat/required"),
    (
      #"{"lives":"9","kind":"cat"}"#, "/lives: expected an integer, found a string",
      "/$defs/cat/properties/lives/type"
    ),
    (
      #"{"kind":"puppy","owner":{"name":3}}"#, "/owner/name: expected a string, found a number",
      "/$defs/owner/properties/name/type"
    ),
    (
      #"{"kind":"bird"}"#, "/kind: expected \"cat\", \"dog\" or \"puppy\", found \"bird\"",
      "/$defs/cat/properties/kind/const"
    ),
    (#"{"owner":{}}"#, "the property \"kind\" is missing", "/$defs/dog/required"),
    ("[]", "expected an object or null, found an array", "/oneOf"),
  ])
  func theClosestBranchIsReported(_ value: String, _ description: String, _ rule: String) throws {
    let found = try violation(Self.pets, value)
    #expect(found?.description == description)
    #expect(found?.rule == rule)
  }

  @Test(arguments: [
    (
      #"{"anyOf":[{"type":"string"},{"type":"null"}]}"#, "1",
      "expected a string or null, found a number"
    ),
    (
      #"{"anyOf":[{"items":{"items":{"type":"string"}}},{"items":{"type":"string"}}]}"#, "[[1]]",
      "/0/0: expected a string, found a number"
    ),
    (
      #"{"anyOf":[{"required":["x"]},{"required":["y","a"],"properties":{"a":true}}]}"#,
      #"{"a":1}"#, "the property \"y\" is missing"
    ),
    (#"{"anyOf":[{"maximum":1},{"type":"string"}]}"#, "2", "expected at most 1, found 2"),
  ])
  func whatComesClosestIsReported(_ schema: String, _ value: String, _ description: String) throws {
    #expect(try violation(schema, value)?.description == description)
  }

  @Test(arguments: [
    (#"{"a\n\u001b[2J\u202e":1}"#, "/a\\u000a\\u001b[2J\\u202e: unexpected property"),
    (#"{"a/b~c":1}"#, "/a~1b~0c: unexpected property"), (#"{"":1}"#, "/: unexpected property"),
    (#"{"\ud800":1}"#, "/\u{FFFD}\u{FFFD}\u{FFFD}: unexpected property"),
  ])
  func aReportIsOneLine(_ value: String, _ description: String) throws {
    #expect(try violation(#"{"additionalProperties":false}"#, value)?.description == description)
  }

  @Test func aReportIsShort() throws {
    let long = String(repeating: "x", count: 100_000)
    for (schema, value) in [
      ("{\"const\":\"\(long)\"}", "\"\(long)y\""), ("{\"enum\":[\"\(long)\"]}", "1"),
      ("{\"pattern\":\"\(long.prefix(1000))\"}", "\"\""), ("{\"required\":[\"\(long)\"]}", "{}"),
      ("{\"additionalProperties\":false}", "{\"\(long)\":1}"),
      ("{\"maximum\":1}", "1\(String(repeating: "0", count: 9999))"),
    ] {
      let found = try #require(try violation(schema, value))
      #expect(found.description.utf8.count < 400)
      #expect(found.description.contains("…"))
    }
  }
}
