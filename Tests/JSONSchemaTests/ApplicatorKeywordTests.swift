import JSONSchema
import Testing

/// The keywords that apply other schemas (core, 10 and 11).
@Suite struct ApplicatorKeywordTests {
  @Test(arguments: [
    Rule(
      #"{"allOf":[{"type":"integer"},{"minimum":2}]}"#, valid: ["2"],
      invalid: [("1", "expected at least 2, found 1"), ("2.5", "expected an integer, found 2.5")]),
    Rule(
      #"{"anyOf":[{"type":"string"},{"minimum":2}]}"#, valid: ["\"\"", "2", "[]"],
      invalid: [("1", "expected at least 2, found 1")]),
    Rule(
      #"{"oneOf":[{"multipleOf":2},{"multipleOf":3},{"multipleOf":5}]}"#, valid: ["2", "3"],
      invalid: [
        (
          "6",
          "expected a value that follows one schema of \"oneOf\", found one that follows 0 and 1"
        ), ("7", "expected a multiple of 2, found 7"),
      ]),
    Rule(
      #"{"not":{"type":"integer"}}"#, valid: ["1.5", "\"\""],
      invalid: [("1", "expected a value that does not follow \"not\", found 1")]),
    Rule(
      #"{"if":{"minimum":10},"then":{"multipleOf":10},"else":{"type":"integer"}}"#,
      valid: ["20", "3", "\"x\""].filter { $0 != "\"x\"" },
      invalid: [
        ("11", "expected a multiple of 10, found 11"), ("1.5", "expected an integer, found 1.5"),
      ]),
    Rule(
      #"{"if":{"required":["a"]},"then":{"required":["b"]}}"#, valid: ["{}", #"{"a":1,"b":1}"#],
      invalid: [(#"{"a":1}"#, "the property \"b\" is missing")]),
    Rule(
      #"{"dependentSchemas":{"a":{"required":["b"]},"c":false}}"#,
      valid: ["{}", #"{"a":1,"b":1}"#, "[]"],
      invalid: [
        (#"{"a":1}"#, "the property \"b\" is missing"),
        (#"{"c":1}"#, "unexpected value: its schema is false"),
      ]),
    Rule("false", valid: [], invalid: [("1", "unexpected value: its schema is false")]),
  ])
  func schemasApplyToTheSameValue(_ rule: Rule) throws { try rule.check() }

  @Test(arguments: [
    Rule(
      #"{"properties":{"a":{"type":"string"},"b":false}}"#,
      valid: ["{}", #"{"a":"x","c":1}"#, "[]"],
      invalid: [
        (#"{"a":1}"#, "/a: expected a string, found a number"),
        (#"{"b":1}"#, "/b: unexpected value: its schema is false"),
      ]),
    Rule(
      #"{"patternProperties":{"^x-":{"type":"integer"},"y$":{"minimum":3}}}"#,
      valid: [#"{"x-a":1,"y":4,"z":"s","x-y":3}"#],
      invalid: [
        (#"{"x-a":"1"}"#, "/x-a: expected an integer, found a string"),
        (#"{"x-y":2}"#, "/x-y: expected at least 3, found 2"),
      ]),
    Rule(
      #"{"properties":{"a":true},"patternProperties":{"^b":true},"additionalProperties":{"type":"null"}}"#,
      valid: [#"{"a":1,"bb":2,"c":null}"#],
      invalid: [(#"{"c":1}"#, "/c: expected null, found a number")]),
    Rule(
      #"{"properties":{"a":true},"additionalProperties":false}"#,
      valid: ["{}", #"{"a":1}"#, #"{"\u0061":1}"#],
      invalid: [(#"{"a":1,"b":2}"#, "/b: unexpected property")]),
    Rule(
      #"{"allOf":[{"properties":{"a":true}}],"additionalProperties":false}"#, valid: ["{}"],
      invalid: [(#"{"a":1}"#, "/a: unexpected property")]),
    Rule(
      #"{"propertyNames":{"maxLength":2}}"#, valid: [#"{"ab":1}"#, "[]"],
      invalid: [
        (#"{"ab":1,"abc":2}"#, "/abc: the property's name: expected at most 2 characters, found 3")
      ]),
    Rule(
      #"{"propertyNames":false}"#, valid: ["{}"],
      invalid: [(#"{"a":1}"#, "/a: the property's name: unexpected value: its schema is false")]),
    Rule(
      #"{"properties":{"a":{"minimum":1}}}"#, valid: [#"{"a":1,"a":2}"#],
      invalid: [(#"{"a":0,"a":2}"#, "/a: expected at least 1, found 0")]),
  ])
  func schemasApplyToMembers(_ rule: Rule) throws { try rule.check() }

  @Test(arguments: [
    Rule(
      #"{"items":{"type":"integer"}}"#, valid: ["[]", "[1,2]", "{\"0\":\"\"}"],
      invalid: [("[1,\"2\"]", "/1: expected an integer, found a string")]),
    Rule(#"{"items":false}"#, valid: ["[]"], invalid: [("[1]", "/0: unexpected item")]),
    Rule(
      #"{"prefixItems":[{"type":"string"},{"type":"integer"}]}"#,
      valid: ["[]", "[\"a\"]", "[\"a\",1,null]"],
      invalid: [("[\"a\",\"b\"]", "/1: expected an integer, found a string")]),
    Rule(
      #"{"prefixItems":[true],"items":{"type":"null"}}"#, valid: ["[1]", "[1,null]"],
      invalid: [("[null,1]", "/1: expected null, found a number")]),
    Rule(
      #"{"prefixItems":[true],"items":false}"#, valid: ["[1]"],
      invalid: [("[1,2]", "/1: unexpected item")]),
    Rule(
      #"{"contains":{"type":"string"}}"#, valid: ["[1,\"a\"]", "[\"a\",\"b\"]", "{}"],
      invalid: [
        ("[]", "expected at least 1 item that follows \"contains\", found 0"),
        ("[1]", "expected at least 1 item that follows \"contains\", found 0"),
      ]),
    Rule(
      #"{"contains":{"type":"string"},"minContains":2}"#, valid: ["[\"a\",1,\"b\"]"],
      invalid: [("[\"a\"]", "expected at least 2 items that follow \"contains\", found 1")]),
    Rule(
      #"{"contains":{"type":"string"},"maxContains":1}"#, valid: ["[\"a\",1]"],
      invalid: [
        ("[\"a\",\"b\"]", "expected at most 1 item that follows \"contains\", found 2"),
        ("[1]", "expected at least 1 item that follows \"contains\", found 0"),
      ]),
    Rule(#"{"contains":false,"minContains":0}"#, valid: ["[]", "[1]"], invalid: []),
  ])
  func schemasApplyToItems(_ rule: Rule) throws { try rule.check() }

  @Test(arguments: [
    Rule(
      #"{"properties":{"a":true},"unevaluatedProperties":false}"#, valid: ["{}", #"{"a":1}"#],
      invalid: [(#"{"b":1}"#, "/b: unexpected property")]),
    Rule(
      #"{"allOf":[{"properties":{"a":true}},{"patternProperties":{"^b":true}}],"unevaluatedProperties":false}"#,
      valid: [#"{"a":1,"b1":2}"#], invalid: [(#"{"a":1,"c":2}"#, "/c: unexpected property")]),
    Rule(
      #"{"anyOf":[{"properties":{"a":{"const":1}},"required":["a"]},{"properties":{"b":true},"required":["b"]}],"unevaluatedProperties":false}"#,
      valid: [#"{"a":1}"#, #"{"a":1,"b":2}"#],
      invalid: [(#"{"a":2,"b":2}"#, "/a: unexpected property")]),
    Rule(
      #"{"oneOf":[{"properties":{"a":true},"required":["a"]},{"properties":{"b":true},"required":["b"]}],"unevaluatedProperties":{"type":"null"}}"#,
      valid: [#"{"a":1,"c":null}"#],
      invalid: [(#"{"a":1,"c":3}"#, "/c: expected null, found a number")]),
    Rule(
      #"{"if":{"properties":{"a":true},"required":["a"]},"then":{"properties":{"b":true}},"else":{"properties":{"c":true}},"unevaluatedProperties":false}"#,
      valid: [#"{"a":1,"b":1}"#, #"{"c":1}"#],
      invalid: [
        (#"{"a":1,"c":1}"#, "/c: unexpected property"), (#"{"b":1}"#, "/b: unexpected property"),
      ]),
    Rule(
      ##"{"$ref":"#/$defs/x","$defs":{"x":{"properties":{"a":true}}},"unevaluatedProperties":false}"##,
      valid: [#"{"a":1}"#], invalid: [(#"{"b":1}"#, "/b: unexpected property")]),
    Rule(
      #"{"not":{"not":{"properties":{"a":true}}},"unevaluatedProperties":false}"#, valid: ["{}"],
      invalid: [(#"{"a":1}"#, "/a: unexpected property")]),
    Rule(
      #"{"dependentSchemas":{"a":{"properties":{"b":true}}},"properties":{"a":true},"unevaluatedProperties":false}"#,
      valid: [#"{"a":1,"b":1}"#], invalid: [(#"{"b":1}"#, "/b: unexpected property")]),
    Rule(
      #"{"allOf":[{"additionalProperties":true}],"unevaluatedProperties":false}"#,
      valid: [#"{"a":1}"#], invalid: []),
    Rule(
      #"{"allOf":[{"unevaluatedProperties":true}],"unevaluatedProperties":false}"#,
      valid: [#"{"a":1}"#], invalid: []),
    Rule(
      #"{"properties":{"a":{"properties":{"b":true}}},"unevaluatedProperties":false}"#,
      valid: [#"{"a":{"c":1}}"#], invalid: [(#"{"b":1}"#, "/b: unexpected property")]),
  ])
  func whatNoSchemaLookedAtIsLeftOver(_ rule: Rule) throws { try rule.check() }

  @Test(arguments: [
    Rule(
      #"{"prefixItems":[true],"unevaluatedItems":false}"#, valid: ["[]", "[1]"],
      invalid: [("[1,2]", "/1: unexpected item")]),
    Rule(
      #"{"allOf":[{"prefixItems":[true,true]}],"unevaluatedItems":{"type":"null"}}"#,
      valid: ["[1,2,null]"], invalid: [("[1,2,3]", "/2: expected null, found a number")]),
    Rule(
      #"{"contains":{"type":"string"},"unevaluatedItems":{"type":"integer"}}"#,
      valid: ["[1,\"a\",2,\"b\"]"],
      invalid: [("[1,\"a\",null]", "/2: expected an integer, found null")]),
    Rule(#"{"allOf":[{"items":true}],"unevaluatedItems":false}"#, valid: ["[1,2]"], invalid: []),
    Rule(
      #"{"anyOf":[{"prefixItems":[{"const":1},true]},{"prefixItems":[true]}],"unevaluatedItems":false}"#,
      valid: ["[1,2]", "[3]"], invalid: [("[3,4]", "/1: unexpected item")]),
    Rule(
      #"{"allOf":[{"contains":{"type":"string"},"maxContains":9}],"unevaluatedItems":false}"#,
      valid: ["[\"a\",\"b\"]"], invalid: [("[\"a\",1]", "/1: unexpected item")]),
  ])
  func whatNoSchemaLookedAtInAnArrayIsLeftOver(_ rule: Rule) throws { try rule.check() }
}
