import JSON
import Messages
import Testing

/// The order of a body's members, and how parts are merged over a base.
@Suite struct RequestBodyTests {
  private static func text(_ body: RequestBody) throws -> String {
    String(decoding: try body.build().json.rendered, as: UTF8.self)
  }

  private static let order = [
    "model", "max_tokens", "system", "tools", "tool_choice", "thinking", "output_config",
    "temperature", "top_p", "top_k", "stop_sequences", "metadata", "messages", "stream",
  ]

  private static func full() throws -> RequestBody {
    var body = RequestBody(order: Self.order)
    body.members = [
      .init("metadata.user_id", "u"), .init("stop_sequences", ["x", "y"]),
      .init("temperature", .number("0.50")), .init("top_p", .number("1.0")), .init("top_k", 3),
      .init("output_config.effort", "low"),
      .init("output_config.format", ["type": "json_schema", "schema": ["type": "object"]]),
      .init("thinking", ["type": "adaptive"]), .init("system", "s"), .init("max_tokens", 100),
      .init("model", "m"),
    ]
    body.tools = try Tool.definitions(in: try JSON.parse(#"{"name":"f","parameters":{}}"#))
    body.toolChoice = .tool("f")
    body.parallelTools = false
    body.prompt = "Hi"
    body.stream = true
    return body
  }

  @Test("members come in the order of the documentation, numbers as they are spelled")
  func order() throws {
    #expect(
      try Self.text(try Self.full()) == #"{"model":"m","max_tokens":100,"system":"s","#
        + #""tools":[{"name":"f","input_schema":{"type":"object"}}],"#
        + #""tool_choice":{"type":"tool","name":"f","disable_parallel_tool_use":true},"#
        + #""thinking":{"type":"adaptive"},"#
        + #""output_config":{"effort":"low","format":{"type":"json_schema","schema":{"type":"object"}}},"#
        + #""temperature":0.50,"top_p":1.0,"top_k":3,"stop_sequences":["x","y"],"#
        + #""metadata":{"user_id":"u"},"#
        + #""messages":[{"role":"user","content":"Hi"}],"stream":true}"#)
  }

  @Test("the same parts give the same bytes, a hundred times")
  func deterministic() throws {
    let once = try Self.text(try Self.full())
    for _ in 0..<100 { #expect(try Self.text(try Self.full()) == once) }
  }

  @Test("what a base has keeps its place and its spelling")
  func base() throws {
    var body = RequestBody(order: Self.order)
    body.base = try JSON.parse(
      #"{"stream":false,"x":1.50,"messages":[{"role":"user","content":"a\u00e9\/"}],"model":"old","metadata":{"k":1}}"#
    )
    body.members = [.init("model", "new"), .init("metadata.user_id", "u")]
    body.prompt = "b"
    #expect(
      try Self.text(body)
        == #"{"stream":false,"x":1.50,"messages":[{"role":"user","content":"a\u00e9\/"},"#
        + #"{"role":"user","content":"b"}],"model":"new","metadata":{"k":1,"user_id":"u"}}"#)
  }

  @Test("a text alone is a string, anything richer is blocks")
  func content() throws {
    var body = RequestBody(order: Self.order)
    body.attachments = [["type": "image"]]
    body.prompt = "b"
    #expect(
      try Self.text(body)
        == #"{"messages":[{"role":"user","content":[{"type":"image"},{"type":"text","text":"b"}]}]}"#
    )
    body.members = [.init("system", ["a", "b"])]
    body.attachments = []
    #expect(
      try Self.text(body)
        == #"{"system":["a","b"],"messages":[{"role":"user","content":"b"}]}"#
    )
  }

  @Test("results of tools stand before the text")
  func toolResults() throws {
    var body = RequestBody(order: Self.order)
    body.conversation = [
      ["role": "assistant", "content": [["type": "tool_use", "id": "t", "name": "f"]]]
    ]
    body.toolResults = [ToolResult(id: "t", text: "r", isError: false)]
    body.prompt = "b"
    let built = try body.build()
    #expect(
      built.newTurns.last?["content"]?.elements?.map { $0["type"]?.text } == [
        "tool_result", "text",
      ])
    #expect(built.json["messages"]?.elements?.count == 2)
  }

  @Test("faults")
  func faults() throws {
    var body = RequestBody(order: Self.order)
    body.base = .array([])
    #expect(throws: RequestBody.Fault.self) { try body.build() }
    body = try Self.full()
    body.tools += body.tools
    #expect(throws: RequestBody.Fault.self) { try body.build() }
    body = try Self.full()
    body.toolChoice = .tool("g")
    #expect(throws: RequestBody.Fault.self) { try body.build() }
    body = try Self.full()
    body.members.append(.init("thinking", ["type": "enabled", "budget_tokens": 100]))
    #expect(throws: RequestBody.Fault.self) { try body.build() }
  }
}
