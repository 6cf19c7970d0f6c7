import JSONSchema
import Testing

/// Schemas that are none, told with the place.
@Suite struct SchemaFaultTests {
  @Test(arguments: [
    ("3", "expected a schema (an object or a boolean), found a number"),
    ("[]", "expected a schema (an object or a boolean), found an array"),
    (
      #"{"properties":{"age":{"minimum":"1"}}}"#,
      "/properties/age/minimum: expected a number, found a string"
    ),
    (
      #"{"type":"strin"}"#,
      "/type: expected null, boolean, integer, number, string, array or object, found \"strin\""
    ),
    (#"{"type":[]}"#, "/type: expected at least one type"),
    (#"{"type":["null","null"]}"#, "/type: \"null\" is there twice"),
    (#"{"type":1}"#, "/type: expected the name of a type, found a number"),
    (#"{"enum":"a"}"#, "/enum: expected an array, found a string"),
    (#"{"exclusiveMinimum":true}"#, "/exclusiveMinimum: expected a number, found a boolean"),
    (#"{"multipleOf":0.0}"#, "/multipleOf: expected a number above 0, found 0.0"),
    (#"{"multipleOf":-1}"#, "/multipleOf: expected a number above 0, found -1"),
    (
      #"{"multipleOf":1.23456789012345678901}"#,
      "/multipleOf: a number of more than 19 significant digits is not supported"
    ),
    (#"{"maxLength":1.5}"#, "/maxLength: expected an integer of at least 0, found 1.5"),
    (#"{"minItems":-1}"#, "/minItems: expected an integer of at least 0, found -1"),
    (#"{"maxContains":"1"}"#, "/maxContains: expected a number, found a string"),
    (#"{"contains":true,"minContains":null}"#, "/minContains: expected a number, found null"),
    (#"{"uniqueItems":1}"#, "/uniqueItems: expected a boolean, found a number"),
    (#"{"required":"a"}"#, "/required: expected an array of strings, found a string"),
    (#"{"required":["a",1]}"#, "/required: expected strings, found a number"),
    (#"{"required":["a","\u0061"]}"#, "/required: \"\\u0061\" is there twice"),
    (
      #"{"properties":{"a":{"required":true}}}"#,
      "/properties/a/required: expected an array of strings, found a boolean"
    ),
    (
      #"{"dependentRequired":{"a":"b"}}"#,
      "/dependentRequired/a: expected an array of strings, found a string"
    ),
    (#"{"dependentRequired":[]}"#, "/dependentRequired: expected an object, found an array"),
    (#"{"items":[{}]}"#, "/items: expected a schema, found an array; prefixItems takes one"),
    (#"{"prefixItems":{}}"#, "/prefixItems: expected an array of schemas, found an object"),
    (#"{"anyOf":[]}"#, "/anyOf: expected at least one schema"),
    (#"{"anyOf":{}}"#, "/anyOf: expected an array of schemas, found an object"),
    (#"{"allOf":[1]}"#, "/allOf/0: expected a schema (an object or a boolean), found a number"),
    (#"{"properties":[]}"#, "/properties: expected an object of schemas, found an array"),
    (
      #"{"$defs":{"a/b":null}}"#,
      "/$defs/a~1b: expected a schema (an object or a boolean), found null"
    ),
    (#"{"pattern":"("}"#, #"/pattern: the pattern cannot be used: a "(" without its ")""#),
    (
      #"{"patternProperties":{"[":{}}}"#,
      #"/patternProperties/[: the pattern cannot be used: a "[" without its "]""#
    ),
    (#"{"pattern":1}"#, "/pattern: expected a string, found a number"),
    (#"{"$id":1}"#, "/$id: expected a string, found a number"),
    (##"{"$id":"a#b"}"##, "/$id: must not have a fragment; that is what $anchor is for"),
    (
      #"{"$id":"a","$defs":{"b":{"$id":"a"}}}"#,
      "/$defs/b/$id: another schema here has the same $id"
    ),
    (
      #"{"$anchor":"1a"}"#,
      "/$anchor: must be a letter or _, then letters, digits, -, _ and ."
    ),
    (
      #"{"$anchor":"a","items":{"$anchor":"a"}}"#,
      "/items/$anchor: another schema here has the same anchor"
    ),
    (#"{"$schema":1}"#, "/$schema: expected a string, found a number"),
  ])
  func aFaultIsToldWithItsPlace(_ schema: String, _ description: String) throws {
    #expect(try fault(schema)?.description == description)
  }

  @Test(arguments: [
    #"{"maxLength":2.0}"#, #"{"maxItems":1e400}"#, #"{"enum":[1,1]}"#, #"{"required":[]}"#,
    ##"{"$id":"a#"}"##, #"{"type":1,"type":"null"}"#, #"{"prefixItems":[]}"#,
  ])
  func whatTheStandardAllowsIsTaken(_ schema: String) throws {
    #expect(try fault(schema) == nil)
  }

  @Test func keywordsAreNotLookedForInValues() throws {
    #expect(
      try fault(#"{"const":{"minimum":"x"},"default":{"type":3},"x":{"pattern":"("}}"#) == nil)
  }
}
