import JSON
import Messages
import Testing

/// Which result answers which call.
@Suite struct ToolResultTests {
  private static func turn(_ calls: (id: String, name: String)...) -> JSON {
    let text: JSON = ["type": "text", "text": "Let me see."]
    let blocks: [JSON] = calls.map {
      ["type": "tool_use", "id": JSON($0.id), "name": JSON($0.name), "input": .object([])]
    }
    return ["role": "assistant", "content": .array([text] + blocks)]
  }

  private static func results(_ pairs: (String, String)...) -> [ToolResult] {
    pairs.map { ToolResult(id: $0.0, text: $0.1, isError: false) }
  }

  private static func rendered(_ blocks: [JSON]) -> [String] {
    blocks.map { String(decoding: $0.rendered, as: UTF8.self) }
  }

  @Test("by id or by the name of the tool, in the order of the calls")
  func matched() throws {
    let messages = [Self.turn(("t1", "f"), ("t2", "g"), ("t3", "h"))]
    var results = Self.results(("g", "two"), ("t3", "three\n\"3\""), ("t1", ""))
    results[2].isError = true
    #expect(
      Self.rendered(try ToolResult.blocks(results, after: messages)) == [
        #"{"type":"tool_result","tool_use_id":"t1","content":"error","is_error":true}"#,
        #"{"type":"tool_result","tool_use_id":"t2","content":"two"}"#,
        #"{"type":"tool_result","tool_use_id":"t3","content":"three\n\"3\""}"#,
      ])
  }

  @Test("an id goes before a name that is the same")
  func idFirst() throws {
    let messages = [Self.turn(("f", "g"), ("t2", "f"))]
    let blocks = try ToolResult.blocks(Self.results(("f", "a"), ("t2", "b")), after: messages)
    #expect(blocks.map { $0["content"]?.text } == ["a", "b"])
  }

  @Test("only the calls of the last turn are pending, and only if it is the assistant's")
  func pending() throws {
    let user: JSON = ["role": "user", "content": "x"]
    #expect(try ToolResult.blocks([], after: []).isEmpty)
    #expect(try ToolResult.blocks([], after: [Self.turn(("t1", "f")), user]).isEmpty)
    #expect(throws: ToolResult.Fault.self) {
      try ToolResult.blocks(Self.results(("t1", "a")), after: [Self.turn(("t1", "f")), user])
    }
  }

  @Test("faults name the ids")
  func faults() {
    let messages = [Self.turn(("t1", "f"), ("t2", "f"), ("t3", "g"))]
    for (results, words) in [
      (Self.results(("t1", "a"), ("g", "b")), ["t2"]),
      (Self.results(), ["t1", "t2", "t3"]),
      (Self.results(("f", "a")), ["t1", "t2"]),
      (Self.results(("nope", "a")), ["nope", "t1", "t2", "t3"]),
      (Self.results(("t3", "a"), ("g", "b")), ["t3"]),
    ] {
      let fault = #expect(throws: ToolResult.Fault.self) {
        try ToolResult.blocks(results, after: messages)
      }
      for word in words {
        #expect(fault?.message.contains(word) == true, "\(fault?.message ?? "") lacks \(word)")
      }
    }
  }
}
