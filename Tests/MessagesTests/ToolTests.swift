import JSON
import Messages
import Testing

/// Tools in each form in which people have them, and what is not a tool.
@Suite struct ToolTests {
  private static let plain =
    #"{"name":"f","description":"d","input_schema":{"type":"object","x":1.0}}"#

  @Test(
    "turned into the API's form",
    arguments: [
      (plain, [plain]),
      ("[\(plain)]", [plain]),
      (#"{"tools":[\#(plain)],"other":1}"#, [plain]),
      (
        #"{"type":"custom","name":"f","input_schema":{},"strict":true}"#,
        [#"{"type":"custom","name":"f","input_schema":{"type":"object"},"strict":true}"#]
      ),
      (
        #"{"name":"f","input_schema":{"properties":{"type":{}},"x":1.0}}"#,
        [#"{"name":"f","input_schema":{"properties":{"type":{}},"x":1.0,"type":"object"}}"#]
      ),
      (
        #"{"name":"f","description":"d","parameters":{"type":"object"},"strict":true}"#,
        [#"{"name":"f","description":"d","input_schema":{"type":"object"},"strict":true}"#]
      ),
      (
        #"{"name":"f","input_schema":{"type":"object"},"parameters":{}}"#,
        [#"{"name":"f","input_schema":{"type":"object"},"parameters":{}}"#]
      ),
      (
        #"{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"f","inputSchema":{"properties":{}}}],"nextCursor":"x"}}"#,
        [#"{"name":"f","input_schema":{"properties":{},"type":"object"}}"#]
      ),
      (
        #"{"toolSpec":{"name":"f","description":"d","inputSchema":{"json":{"type":"object","x":1.0}}}}"#,
        [plain]
      ),
      (
        #"{"toolConfig":{"tools":[{"toolSpec":{"name":"f","inputSchema":{"json":{}}}}]}}"#,
        [#"{"name":"f","input_schema":{"type":"object"}}"#]
      ),
      (
        #"[{"name":"f","description":"d","inputSchema":{"json":{"type":"object","x":1.0}}}]"#,
        [plain]
      ),
      (
        #"{"name":"f","inputSchema":{"json":true}}"#,
        [#"{"name":"f","input_schema":{"json":true,"type":"object"}}"#]
      ),
      (
        #"{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object","x":1.0},"strict":true}}"#,
        [#"{"name":"f","description":"d","input_schema":{"type":"object","x":1.0},"strict":true}"#]
      ),
      (
        #"{"type":"function","function":{"name":"f"}}"#,
        [#"{"name":"f","input_schema":{"type":"object"}}"#]
      ),
      (
        #"{"type":"function","name":"f","parameters":{"type":"object"}}"#,
        [#"{"name":"f","input_schema":{"type":"object"}}"#]
      ),
      (
        #"{"name":"f","title":"F","description":"d","inputSchema":{"type":"object"},"annotations":{}}"#,
        [#"{"name":"f","description":"d","input_schema":{"type":"object"}}"#]
      ),
      (
        #"{"type":"web_search_20250305","name":"web_search","max_uses":3}"#,
        [#"{"type":"web_search_20250305","name":"web_search","max_uses":3}"#]
      ),
      (
        #"{"type":"mcp_toolset","mcp_server_name":"x"}"#,
        [#"{"type":"mcp_toolset","mcp_server_name":"x"}"#]
      ),
    ])
  func definitions(_ file: String, _ expected: [String]) throws {
    let tools = try Tool.definitions(in: try JSON.parse(file))
    #expect(tools.map { String(decoding: $0.rendered, as: UTF8.self) } == expected)
  }

  @Test(
    "no tool, and the fault names what is wrong",
    arguments: [
      ("{}", "name"), ("[]", "empty"), ("7", "a number"),
      (#"{"type":"object","properties":{}}"#, "a JSON Schema"),
      (#"{"type":"object","name":"f","properties":{}}"#, "a JSON Schema"),
      (#"{"type":["object","null"]}"#, "a JSON Schema"), (#"{"$schema":"x"}"#, "a JSON Schema"),
      (#"[{"properties":{"a":{}}}]"#, "tool 1: not a tool but a JSON Schema"),
      (#"{"result":{"tools":[]}}"#, "empty"),
      (#"{"toolSpec":{"inputSchema":{"json":{}}}}"#, "name"),
      (#"{"name":"f"}"#, "f has no \"input_schema\""),
      (#"{"name":"","input_schema":{}}"#, "name"), (#"{"name":7,"input_schema":{}}"#, "name"),
      (#"{"name":"f","input_schema":[]}"#, "an array"),
      (#"{"name":"f","inputSchema":"x"}"#, "a string"),
      (#"{"type":"function","function":{}}"#, "name"),
      (#"[{"name":"f","input_schema":{}},null]"#, "tool 2: not a tool: it is null"),
    ])
  func faults(_ file: String, _ words: String) throws {
    let json = try JSON.parse(file)
    let fault = #expect(throws: Tool.Fault.self) { try Tool.definitions(in: json) }
    #expect(fault?.message.contains(words) == true, "\(fault?.message ?? "")")
  }
}
