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
}
