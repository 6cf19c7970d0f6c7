import JSONSchema
import Testing

/// References (core, 7.1, 8.2 and 9).
@Suite struct ReferenceTests {
  /// Schemas that ask for a string, by a reference of each kind.
  @Test(arguments: [
    ##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}}"##,
    ##"{"$ref":"#/$defs/a~1b~0","$defs":{"a/b~":{"type":"string"}}}"##,
    ##"{"$ref":"#/$defs/a%25%22%20%C3%A9","$defs":{"a%\" é":{"type":"string"}}}"##,
    ##"{"$ref":"#/allOf/1","allOf":[{},{"type":"string"}]}"##,
    ##"{"$ref":"#/unknown/0","unknown":[{"type":"string"}]}"##,
    ##"{"$ref":"#/definitions/a","definitions":{"a":{"type":"string"}}}"##,
    ##"{"$ref":"#a","$defs":{"x":{"$anchor":"a","type":"string"}}}"##,
    ##"{"$ref":"#a","$defs":{"x":{"$dynamicAnchor":"a","type":"string"}}}"##,
    ##"{"$ref":"b","$defs":{"x":{"$id":"b","type":"string"}}}"##,
    ##"{"$id":"http://e.x/r/s","$ref":"b","$defs":{"x":{"$id":"/r/b","type":"string"}}}"##,
    ##"{"$id":"http://e.x/r/s","$ref":"../q/./b#c","$defs":{"x":{"$id":"http://e.x/q/b","$defs":{"y":{"$anchor":"c","type":"string"}}}}}"##,
    ##"{"$id":"http://e.x/r?q","$ref":"?q","$defs":{"x":{"$id":"?p","type":"null"}},"type":"string"}"##,
    ##"{"$id":"urn:x:y","$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}}"##,
    ##"{"$ref":"urn:x:y#/$defs/a","$defs":{"r":{"$id":"urn:x:y","$defs":{"a":{"type":"string"}}}}}"##,
    ##"{"$dynamicRef":"#a","$defs":{"x":{"$anchor":"a","type":"string"}}}"##,
    ##"{"$dynamicRef":"#/$defs/a","$defs":{"a":{"type":"string"}}}"##,
    ##"{"$id":"http://e.x/","$ref":"list","$defs":{"o":{"$dynamicAnchor":"t","type":"string"},"list":{"$id":"list","$dynamicRef":"#t","$defs":{"d":{"$dynamicAnchor":"t"}}}}}"##,
  ])
  func aReferenceIsFollowed(_ schema: String) throws {
    // The one about queries refers to itself, and asks for a string itself.
    guard try fault(schema) == nil else {
      #expect(try fault(schema)?.message == "refers to itself on the same value, without end")
      #expect(schema.contains("?q"))
      return
    }
    #expect(try violation(schema, "\"a\"") == nil)
    #expect(try violation(schema, "1")?.message == "expected a string, found a number")
  }

  @Test(arguments: [
    (
      ##"{"$ref":"http://example.com/s"}"##,
      "/$ref: \"http://example.com/s\" names another document; none is fetched"
    ),
    (
      ##"{"items":{"$ref":"other.json#/a"}}"##,
      "/items/$ref: \"other.json#/a\" names another document; none is fetched"
    ),
    (
      ##"{"$ref":"http://json-schema.org/draft-07/schema#"}"##,
      "/$ref: \"http://json-schema.org/draft-07/schema#\" names another document; none is fetched"
    ),
    (##"{"$ref":"#/$defs/a"}"##, "/$ref: found nothing at \"#/$defs/a\""),
    (##"{"$ref":"#/allOf/01","allOf":[{},{}]}"##, "/$ref: found nothing at \"#/allOf/01\""),
    (##"{"$ref":"#a"}"##, "/$ref: found nothing at \"#a\""),
    (##"{"$ref":"#/%zz"}"##, "/$ref: \"#/%zz\" has malformed percent-encoding"),
    (##"{"$ref":1}"##, "/$ref: expected a string, found a number"),
    (##"{"$ref":"#"}"##, "/$ref: refers to itself on the same value, without end"),
    (
      ##"{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/b"}]},"b":{"if":true,"then":{"$ref":"#/$defs/a"}}}}"##,
      "/$defs/b/then/$ref: refers to itself on the same value, without end"
    ),
    (
      ##"{"$ref":"#/$defs/a","$defs":{"a":3}}"##,
      "/$defs/a: expected a schema (an object or a boolean), found a number"
    ),
    (
      ##"{"$ref":"#/default","default":[]}"##,
      "/default: expected a schema (an object or a boolean), found an array"
    ),
  ])
  func aReferenceThatLeadsNowhereIsRefused(_ schema: String, _ description: String) throws {
    #expect(try fault(schema)?.description == description)
  }

  @Test func whatIsNoSchemaHasNoIdentifiers() throws {
    #expect(try fault(##"{"const":{"$id":"a"},"$ref":"a"}"##) != nil)
    #expect(try fault(##"{"enum":[{"$anchor":"a"}],"$ref":"#a"}"##) != nil)
    #expect(
      try fault(##"{"properties":{"$id":{"type":"string"},"$ref":{"type":"string"}}}"##) == nil)
  }

  @Test func recursionFollowsTheValue() throws {
    let tree = ##"{"type":"object","properties":{"next":{"$ref":"#"}},"required":["v"]}"##
    #expect(try violation(tree, #"{"v":1,"next":{"v":2}}"#) == nil)
    let found = try violation(tree, #"{"v":1,"next":{"v":2,"next":{}}}"#)
    #expect(found?.description == "/next/next: the property \"v\" is missing")
    #expect(found?.rule == "/required")
  }

  /// A tree that allows anything, and one that derives from it and allows no unknown properties.
  @Test func aDynamicReferenceFollowsTheOutermostSchema() throws {
    let tree =
      ##""$id":"http://e.x/tree","$dynamicAnchor":"node","properties":{"data":true,"children":{"items":{"$dynamicRef":"#node"}}}"##
    let strict =
      ##"{"$id":"http://e.x/strict","$dynamicAnchor":"node","$ref":"tree","unevaluatedProperties":false,"$defs":{"tree":{\##(tree)}}}"##
    #expect(try violation("{\(tree)}", #"{"children":[{"daat":1}]}"#) == nil)
    #expect(try violation(strict, #"{"children":[{"data":1}]}"#) == nil)
    #expect(
      try violation(strict, #"{"children":[{"daat":1}]}"#)?.description
        == "/children/0/daat: unexpected property")
  }

  @Test func theSchemaOfSchemasIsKnown() throws {
    let schema = #"{"$ref":"https://json-schema.org/draft/2020-12/schema"}"#
    #expect(try violation(schema, #"{"properties":{"a":{"minimum":1}}}"#) == nil)
    let found = try violation(schema, #"{"properties":{"a":{"minimum":"1"}}}"#)
    #expect(found?.description == "/properties/a/minimum: expected a number, found a string")
    #expect(
      found?.rule
        == "https://json-schema.org/draft/2020-12/schema#/properties/minimum/type")
  }

  @Test(arguments: [
    ("https://json-schema.org/draft/2020-12/schema", true),
    ("http://json-schema.org/draft-07/schema#", true), ("https://json-schema.org/schema", true),
    ("https://spec.openapis.org/oas/3.1/dialect/base", true),
    ("https://example.com/my-dialect", false),
  ])
  func aDialectIsKnownOrRefusedByName(_ dialect: String, _ isKnown: Bool) throws {
    let found = try fault(#"{"$schema":"\#(dialect)"}"#)
    #expect((found == nil) == isKnown)
    #expect(found?.description.contains(dialect) ?? true)
  }
}
