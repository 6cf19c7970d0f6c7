import JSONSchema
import Testing

/// The keywords that look at the value alone (validation, 6).
@Suite struct ValidationKeywordTests {
  @Test(arguments: [
    Rule(#"{"type":"null"}"#, valid: ["null"], invalid: [("0", "expected null, found a number")]),
    Rule(
      #"{"type":"boolean"}"#, valid: ["true", "false"],
      invalid: [
        ("\"true\"", "expected a boolean, found a string"),
        ("0", "expected a boolean, found a number"),
      ]),
    Rule(
      #"{"type":"object"}"#, valid: ["{}", "{\"a\":1}"],
      invalid: [
        ("[]", "expected an object, found an array"), ("null", "expected an object, found null"),
      ]),
    Rule(
      #"{"type":"array"}"#, valid: ["[]", "[1]"],
      invalid: [("{}", "expected an array, found an object")]),
    Rule(
      #"{"type":"string"}"#, valid: ["\"\"", "\"1\""],
      invalid: [
        ("1", "expected a string, found a number"), ("true", "expected a string, found a boolean"),
      ]),
    Rule(
      #"{"type":"number"}"#, valid: ["1", "-1.5", "1e400", "0"],
      invalid: [("\"1\"", "expected a number, found a string")]),
    Rule(
      #"{"type":"integer"}"#,
      valid: ["1", "1.0", "-0", "10e-1", "1e400", "12345678901234567890123"],
      invalid: [
        ("1.5", "expected an integer, found 1.5"), ("1e-1", "expected an integer, found 1e-1"),
        ("\"1\"", "expected an integer, found a string"),
      ]),
    Rule(
      #"{"type":["string","null","integer"]}"#, valid: ["\"\"", "null", "2"],
      invalid: [
        ("[]", "expected an integer, a string or null, found an array"),
        ("0.5", "expected an integer, a string or null, found 0.5"),
      ]),
    Rule(
      #"{"type":["integer","number"]}"#, valid: ["1.5"],
      invalid: [("[]", "expected a number, found an array")]),
  ])
  func aTypeIsAsked(_ rule: Rule) throws { try rule.check() }

  @Test(arguments: [
    Rule(
      #"{"enum":["a",1,null,[1,{"b":2}],true]}"#,
      valid: ["\"a\"", "\"\\u0061\"", "1", "1.0", "100e-2", "null", "[1.0,{\"b\":2e0}]", "true"],
      invalid: [
        ("\"b\"", "expected \"a\", 1, null, [1,{\"b\":2}] or true, found \"b\""),
        ("0", "expected \"a\", 1, null, [1,{\"b\":2}] or true, found 0"),
        ("[1]", "expected \"a\", 1, null, [1,{\"b\":2}] or true, found an array"),
        ("false", "expected \"a\", 1, null, [1,{\"b\":2}] or true, found false"),
      ]),
    Rule(
      #"{"enum":[1,2,3,4,5,6,7,8,9,10]}"#, valid: ["10", "1e1", "9.0"],
      invalid: [("11", "expected 1, 2, 3, 4, 5, 6, 7, 8 or 2 more, found 11")]),
    Rule(
      #"{"enum":[]}"#, valid: [],
      invalid: [("1", "expected one of the values of an empty \"enum\", found 1")]),
    Rule(
      #"{"const":{"a":1,"b":[]}}"#, valid: [#"{"b":[],"a":1.0}"#, #"{"a":2,"b":[],"a":1}"#],
      invalid: [
        ("{}", "expected {\"a\":1,\"b\":[]}, found {}"),
        (#"{"a":1,"b":[],"c":0}"#, "expected {\"a\":1,\"b\":[]}, found an object"),
      ]),
    Rule(#"{"const":null}"#, valid: ["null"], invalid: [("0", "expected null, found 0")]),
    Rule(
      #"{"const":false}"#, valid: ["false"],
      invalid: [("0", "expected false, found 0"), ("[]", "expected false, found []")]),
    Rule(
      #"{"const":"é"}"#, valid: ["\"\\u00e9\""],
      invalid: [("\"e\\u0301\"", "expected \"é\", found \"e\\u0301\"")]),
  ])
  func aValueIsAsked(_ rule: Rule) throws { try rule.check() }

  @Test(arguments: [
    Rule(
      #"{"maximum":3}"#, valid: ["3", "3.0", "-1e400", "\"4\""],
      invalid: [
        ("3.0000000000000000000001", "expected at most 3, found 3.0000000000000000000001"),
        ("1e400", "expected at most 3, found 1e400"),
      ]),
    Rule(
      #"{"exclusiveMaximum":3}"#, valid: ["2.99999999999999999999999999"],
      invalid: [("3.00", "expected less than 3, found 3.00")]),
    Rule(
      #"{"minimum":-1.5}"#, valid: ["-1.5", "0", "1e-400"],
      invalid: [("-1.51", "expected at least -1.5, found -1.51")]),
    Rule(
      #"{"exclusiveMinimum":0}"#, valid: ["1e-400"],
      invalid: [
        ("-0.0", "expected more than 0, found -0.0"),
        ("-1e-400", "expected more than 0, found -1e-400"),
      ]),
    Rule(
      #"{"multipleOf":0.01}"#, valid: ["0", "4.35", "1e300", "-19.99", "[]"],
      invalid: [
        ("0.005", "expected a multiple of 0.01, found 0.005"),
        ("1e-3", "expected a multiple of 0.01, found 1e-3"),
      ]),
    Rule(
      #"{"multipleOf":2}"#, valid: ["4", "1e1", "12345678901234567890124"],
      invalid: [
        ("3", "expected a multiple of 2, found 3"),
        ("12345678901234567890123", "expected a multiple of 2, found 12345678901234567890123"),
      ]),
  ])
  func aNumberIsBounded(_ rule: Rule) throws { try rule.check() }

  @Test(arguments: [
    Rule(
      #"{"maxLength":2}"#, valid: ["\"\"", "\"ab\"", "\"😀😀\"", "\"\\ud83d\\ude00é\"", "123"],
      invalid: [
        ("\"abc\"", "expected at most 2 characters, found 3"),
        ("\"e\\u0301e\"", "expected at most 2 characters, found 3"),
      ]),
    Rule(
      #"{"minLength":2.0}"#, valid: ["\"ab\"", "\"\\u0061\\n\""],
      invalid: [
        ("\"😀\"", "expected at least 2 characters, found 1"),
        ("\"\\ud83d\\ude00\"", "expected at least 2 characters, found 1"),
      ]),
    Rule(
      #"{"minLength":1}"#, valid: ["\"a\""],
      invalid: [("\"\"", "expected at least 1 character, found 0")]),
    Rule(
      #"{"pattern":"^a+$"}"#, valid: ["\"a\"", "\"\\u0061a\"", "1"],
      invalid: [("\"ab\"", "expected a string that matches ^a+$, found \"ab\"")]),
    Rule(
      #"{"maxItems":1}"#, valid: ["[]", "[1]", "{}"],
      invalid: [("[1,2]", "expected at most 1 item, found 2")]),
    Rule(
      #"{"minItems":2}"#, valid: ["[1,2]", "\"\""],
      invalid: [("[1]", "expected at least 2 items, found 1")]),
    Rule(
      #"{"uniqueItems":true}"#,
      valid: ["[]", "[1,\"1\",true,null]", "[[1],[2]]", "[{\"a\":1},{\"a\":2}]", "[0,false]"],
      invalid: [
        ("[1,2,1.0]", "expected items that all differ, found the same at 0 and 2"),
        (
          #"[{"a":1,"b":2},{"b":2,"a":1}]"#,
          "expected items that all differ, found the same at 0 and 1"
        ),
        (
          "[1,2,3,4,5,6,7,8,9,10,4e0]", "expected items that all differ, found the same at 3 and 10"
        ),
      ]),
    Rule(#"{"uniqueItems":false}"#, valid: ["[1,1]"], invalid: []),
    Rule(
      #"{"maxProperties":1}"#, valid: ["{}", "{\"a\":1}", "{\"a\":1,\"a\":2}", "[1,2]"],
      invalid: [(#"{"a":1,"b":2}"#, "expected at most 1 property, found 2")]),
    Rule(
      #"{"minProperties":2}"#, valid: [#"{"a":1,"b":2}"#],
      invalid: [(#"{"a":1,"a":2}"#, "expected at least 2 properties, found 1")]),
    Rule(
      #"{"required":["a","b/c"]}"#,
      valid: [#"{"b/c":1,"a":null}"#, #"{"\u0061":1,"b\/c":2}"#, "1"],
      invalid: [
        (#"{"b/c":1}"#, "the property \"a\" is missing"),
        (#"{"a":1}"#, "the property \"b/c\" is missing"),
      ]),
    Rule(
      #"{"dependentRequired":{"a":["b","c"]}}"#,
      valid: ["{}", #"{"b":1}"#, #"{"a":1,"b":2,"c":3}"#, "[]"],
      invalid: [(#"{"a":1,"b":2}"#, "the property \"c\" is missing, because \"a\" is there")]),
  ])
  func aSizeIsBounded(_ rule: Rule) throws { try rule.check() }

  @Test(arguments: [
    #"{"format":"email"}"#, #"{"contentEncoding":"base64","contentMediaType":"application/json"}"#,
    #"{"contentMediaType":"application/json","contentSchema":{"type":"object"}}"#,
    #"{"title":"t","description":"d","default":1,"deprecated":true,"readOnly":true,"examples":[2]}"#,
    #"{"$comment":"c","unknown":{"type":"null"},"dependencies":{"a":["b"]}}"#,
    #"{"then":false,"else":false,"minContains":5,"maxContains":0}"#, "true", "{}",
  ])
  func whatOnlyDescribesAsksNothing(_ schema: String) throws {
    for value in ["1", "\"x\"", "[]", #"{"a":1}"#] { #expect(try violation(schema, value) == nil) }
  }
}
