import JSON
import Messages
import Testing

/// The file of earlier turns: what is read, what is sent again, what is appended.
@Suite struct ConversationTests {
  private static let user = #"{"role":"user","content":"Hi"}"#
  private static let turns = [
    Array(#"{"role":"user","content":"x"}"#.utf8),
    Array(#"{"role":"assistant","content":[]}"#.utf8),
  ]

  private static func conversation(_ text: String) throws -> Conversation {
    try Conversation(Array(text.utf8), parsed: text.isEmpty ? nil : try JSON.parse(text))
  }

  @Test(
    "what was there stays byte for byte, and the whole is JSON with the turns at its end",
    arguments: [
      ("", 0), ("[]", 0), ("[ ]", 0), ("[\n\n]\n", 0), ("[\(user)]", 1),
      ("[ \(user) , \(user)\n]\n", 2), (#"{"messages":[]}"#, 0),
      (#"{"messages":[\#(user)]}"#, 1), (#"{"a":1.0, "messages" : [\#(user) ], "b":[1]}"#, 1),
      (#"{"m":{"messages":[7]},"messages":[\#(user)]}"#, 1),
      (#"{"m\u0065ssages":[\#(user)]}"#, 1),
      ("[{\"role\":\"user\",\"content\":\"]}\\\"\\u00e9\\/\"}]", 1),
    ])
  func appending(_ text: String, _ count: Int) throws {
    let conversation = try Self.conversation(text)
    #expect(conversation.messages.count == count)
    let bytes = conversation.appending(Self.turns)
    let json = try JSON.parse(bytes)
    let messages = try #require(json.elements ?? json["messages"]?.elements)
    #expect(messages.count == count + 2)
    #expect(messages.suffix(2).map(\.rendered) == Self.turns)
    #expect(messages.prefix(count).map(\.rendered) == conversation.messages.map(\.rendered))
    // The old text is a subsequence: a prefix and a suffix of it, with something in between.
    let old = Array(text.utf8)
    let shared = zip(old, bytes).prefix { $0 == $1 }.count
    #expect(bytes.suffix(old.count - shared) == old.suffix(old.count - shared))
  }

  @Test("appended to twice, it is as if both had come at once")
  func twice() throws {
    let once = try Self.conversation("").appending(Self.turns)
    let again = try Conversation(once, parsed: try JSON.parse(once)).appending(Self.turns)
    #expect(try JSON.parse(again).elements?.count == 4)
  }

  @Test(
    "no conversation",
    arguments: ["7", #""x""#, "{}", #"{"messages":{}}"#, "[7]", #"[{"role":"user"}]"#, "[{}]"])
  func faults(_ text: String) {
    #expect(throws: Conversation.Fault.self) { try Self.conversation(text) }
  }

  @Test("what no server takes back is not sent again; the rest is untouched")
  func sendable() throws {
    let text = #"""
      [{"role":"user","content":[{"type":"thinking","thinking":"mine"}]},
       {"role":"assistant","content":[{"type":"thinking","thinking":"a"},
        {"type":"thinking","thinking":"","signature":"s"},{"type":"redacted_thinking","data":"d"},
        {"type":"tool_use","id":"t","name":"f","input":"{\"b\":1.0,\"a\":2}"},
        {"type":"new","x":1.50}]},
       {"role":"assistant","content":[{"type":"thinking","thinking":"all there is"}]},
       {"role":"assistant","content":[{"type":"thinking","thinking":"","signature":"s"},
        {"type":"text","text":"\n\n"}]},
       {"role":"assistant","content":""},
       {"role":"assistant","content":"words"}]
      """#
    let sendable = try Self.conversation(text).sendable
    #expect(
      sendable.map { String(decoding: $0.rendered, as: UTF8.self) } == [
        #"{"role":"user","content":[{"type":"thinking","thinking":"mine"}]}"#,
        #"{"role":"assistant","content":[{"type":"thinking","thinking":"","signature":"s"},"#
          + #"{"type":"redacted_thinking","data":"d"},"#
          + #"{"type":"tool_use","id":"t","name":"f","input":{"b":1.0,"a":2}},"#
          + #"{"type":"new","x":1.50}]}"#,
        #"{"role":"assistant","content":"words"}"#,
      ])
  }

  private static func sent(_ text: String) throws -> [String] {
    try conversation(text).sendable.map { String(decoding: $0.rendered, as: UTF8.self) }
  }

  @Test(
    "blank text is not sent, wherever it stands",
    arguments: [
      (
        #"{"role":"assistant","content":[{"type":"text","text":"\n\n"},{"type":"text","text":"a "}]}"#,
        #"{"role":"assistant","content":[{"type":"text","text":"a "}]}"#
      ),
      (
        #"{"role":"user","content":[{"type":"text","text":" "},{"type":"text","text":"a"}]}"#,
        #"{"role":"user","content":[{"type":"text","text":"a"}]}"#
      ),
      (#"{"role":"system","content":"\u00a0\n"}"#, ""),
      (
        #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":""},{"type":"image"}]}]}"#,
        #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"image"}]}]}"#
      ),
      (
        #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":""}]}]}"#,
        #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t"}]}"#
      ),
      (
        #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":" ","is_error":true}]}"#,
        #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"error","is_error":true}]}"#
      ),
      (
        #"{"role":"user","content":[{"type":"document","source":{"type":"text","data":"\n"}},{"type":"document","source":{"type":"content","content":[{"type":"text","text":""},{"type":"text","text":"a"}]}}]}"#,
        #"{"role":"user","content":[{"type":"document","source":{"type":"content","content":[{"type":"text","text":"a"}]}}]}"#
      ),
      (
        #"{"role":"assistant","content":[{"type":"tool_use","id":"t","name":"","input":{}},{"type":"text","text":"a"}]}"#,
        #"{"role":"assistant","content":[{"type":"text","text":"a"}]}"#
      ),
    ])
  func blank(_ message: String, _ expected: String) throws {
    #expect(try Self.sent("[\(message)]") == (expected.isEmpty ? [] : [expected]))
  }

  @Test("calls without an id, or with one that another has, get their own, and so do their results")
  func callIDs() throws {
    func turns(_ ids: [String]) -> String {
      let calls = ids.map { #"{"type":"tool_use","id":\#($0),"name":"f","input":{}}"# }
      let results = ids.map { #"{"type":"tool_result","tool_use_id":\#($0)}"# }
      return #"{"role":"assistant","content":[\#(calls.joined(separator: ","))]},"#
        + #"{"role":"user","content":[\#(results.joined(separator: ","))]}"#
    }
    let text = turns(["null", #""a""#]) + "," + turns([#""a""#, #""a""#, #""b""#])
    let expected = turns([#""call_1""#, #""a""#]) + "," + turns([#""a_3""#, #""a_4""#, #""b""#])
    #expect(try Self.sent("[\(text)]").joined(separator: ",") == expected)
  }

  @Test("white space at the end of a request's last turn, where that is the model's")
  func ending() throws {
    for content in [#""a b \n""#, #"[{"type":"text","text":"a b \n"}]"#] {
      var body = RequestBody(order: ["messages"])
      body.conversation = try Self.conversation(
        #"[{"role":"user","content":"q "},{"role":"assistant","content":\#(content)}]"#
      ).sendable
      let last = try body.build().json["messages"]?.elements?.last?["content"]
      #expect(last?.text ?? last?.elements?.first?["text"]?.text == "a b")
      body.prompt = "go on"
      let middle = try body.build().json["messages"]?.elements?[1]["content"]
      #expect(middle?.text ?? middle?.elements?.first?["text"]?.text == "a b \n")
    }
  }
}
