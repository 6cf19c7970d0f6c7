import JSON
import Messages
import Testing

/// Tools in each form in which people have them, and what is no tool.
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
        [#"{"type":"custom","name":"f","input_schema":{},"strict":true}"#]
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
      ("{}", "name"), ("[]", "no tool"), ("7", "a number"),
      (#"{"name":"f"}"#, "f has no \"input_schema\""),
      (#"{"name":"","input_schema":{}}"#, "name"), (#"{"name":7,"input_schema":{}}"#, "name"),
      (#"{"name":"f","input_schema":[]}"#, "an array"),
      (#"{"name":"f","inputSchema":"x"}"#, "a string"),
      (#"{"type":"function","function":{}}"#, "name"),
      (#"[{"name":"f","input_schema":{}},null]"#, "tool 2: not a tool but null"),
    ])
  func faults(_ file: String, _ words: String) throws {
    let json = try JSON.parse(file)
    let fault = #expect(throws: Tool.Fault.self) { try Tool.definitions(in: json) }
    #expect(fault?.message.contains(words) == true, "\(fault?.message ?? "")")
  }
}
