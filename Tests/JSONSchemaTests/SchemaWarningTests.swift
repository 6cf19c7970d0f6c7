import JSON
import JSONSchema
import Testing

/// What the API would refuse, and OpenAI's wrappers.
@Suite struct SchemaWarningTests {
  @Test(
    arguments: [
      (#"{"name":"get_weather-2","input_schema":{"type":"object"}}"#, []),
      (
        #"{"name":"get weather","input_schema":{"type":"object"}}"#,
        [
          "/name: a tool's name must be 1 to 128 letters of A to Z, digits, _ and -, not \"get weather\""
        ]
      ),
      (
        #"{"name":"t","input_schema":{"type":"array"}}"#, ["/input_schema/type: must be \"object\""]
      ),
      (
        #"{"name":"t","input_schema":{"properties":{}}}"#,
        ["/input_schema: must have \"type\": \"object\""]
      ),
      (
        #"{"name":"t","input_schema":{"type":"object","oneOf":[{}],"anyOf":[true]}}"#,
        [
          "/input_schema/oneOf: the API allows no oneOf at the top of an input_schema",
          "/input_schema/anyOf: the API allows no anyOf at the top of an input_schema",
        ]
      ),
      (#"{"name":"t","input_schema":{"type":"object","properties":{"a":{"oneOf":[{}]}}}}"#, []),
      (
        #"{"name":"t","input_schema":{"type":"object","properties":{"a.b-c_1":{},"$top":{},"a/b":{},"":{}}}}"#,
        [
          "/input_schema/properties/$top: a property's name must be 1 to 64 letters of A to Z, digits, _, . and -",
          "/input_schema/properties/a~1b: a property's name must be 1 to 64 letters of A to Z, digits, _, . and -",
          "/input_schema/properties/: a property's name must be 1 to 64 letters of A to Z, digits, _, . and -",
        ]
      ),
      // Only the names at the top count.
      (
        #"{"name":"t","input_schema":{"type":"object","properties":{"a":{"properties":{"$b":{}}}}}}"#,
        []
      ),
      (
        #"{"name":"t","input_schema":{"type":"object","properties":{"a":{"type":"strin"}}}}"#,
        [
          "/input_schema/properties/a/type: expected \"array\", \"boolean\", \"integer\", \"null\", \"number\", \"object\" or \"string\", found \"strin\""
        ]
      ),
      (
        #"{"name":"t","input_schema":{"type":"object","properties":{"a":{"title":3}}}}"#,
        ["/input_schema/properties/a/title: expected a string, found a number"]
      ),
      // Beyond what can be checked here, but not for the API to refuse.
      (
        #"{"name":"t","input_schema":{"type":"object","properties":{"a":{"pattern":"(?i)a"}}}}"#, []
      ),
      // A tool that the server runs.
      (#"{"type":"web_search_20250305","name":"web_search"}"#, []),
      (
        #"{"type":"custom","name":"?","input_schema":{"type":"object"}}"#,
        ["/name: a tool's name must be 1 to 128 letters of A to Z, digits, _ and -, not \"?\""]
      ),
    ] as [(String, [String])])
  func aToolIsWarnedOf(_ tool: String, _ warnings: [String]) throws {
    #expect(try SchemaWarning.warnings(forTool: JSON.parse(tool)).map(\.description) == warnings)
  }

  @Test func lengthsAreBounded() throws {
    for (count, key, isFine) in [(128, 64, true), (129, 1, false), (1, 65, false)] {
      let name = String(repeating: "n", count: count)
      let property = String(repeating: "p", count: key)
      let tool =
        #"{"name":"\#(name)","input_schema":{"type":"object","properties":{"\#(property)":{}}}}"#
      #expect(try SchemaWarning.warnings(forTool: JSON.parse(tool)).isEmpty == isFine)
    }
  }

  @Test func aSchemaIsWarnedOf() throws {
    let schema = try JSON.parse(
      #"{"anyOf":[{"type":"object","properties":{"$a":{"minimum":"0"}}}]}"#)
    #expect(
      SchemaWarning.warnings(forSchema: schema).map(\.description) == [
        "/anyOf/0/properties/$a/minimum: expected a number, found a string"
      ])
    #expect(SchemaWarning.warnings(forSchema: true).isEmpty)
  }

  @Test(arguments: [
    (
      #"{"type":"json_schema","json_schema":{"name":"n","strict":true,"schema":{"type":"null"}}}"#,
      #"{"type":"null"}"#
    ),
    (
      #"{"type":"json_schema","name":"n","schema":{"type":"null"},"strict":true}"#,
      #"{"type":"null"}"#
    ),
    (
      #"{"name":"n","schema":{"type":"null"},"strict":true,"description":"d"}"#, #"{"type":"null"}"#
    ),
    (#"{"type":"null"}"#, #"{"type":"null"}"#),
    (
      #"{"type":"object","properties":{"name":{},"schema":{}}}"#,
      #"{"type":"object","properties":{"name":{},"schema":{}}}"#
    ),
    (#"{"name":"n","schema":{},"type":"object"}"#, #"{"name":"n","schema":{},"type":"object"}"#),
    (#"{"schema":{}}"#, #"{"schema":{}}"#), ("true", "true"),
  ])
  func aWrapperIsTakenOff(_ document: String, _ schema: String) throws {
    #expect(try Schema.unwrapped(JSON.parse(document)) == JSON.parse(schema))
  }
}
