import HTTP
import JSON
import Messages
import Testing

/// Answers that contradict themselves, or put what the model said where it does not belong: no success
/// where something is missing, and nothing lost.
@Suite struct ContradictionTests {
  private static func stream(_ events: String...) -> Recording {
    Recording(events.map { "data: \($0)\n\n" }.joined())
  }

  private static let start = #"{"type":"message_start","message":{"id":"m","content":[]}}"#
  private static let end = #"{"type":"message_delta","delta":{"stop_reason":"end_turn"}}"#
  private static let toolUse = #"{"type":"message_delta","delta":{"stop_reason":"tool_use"}}"#
  private static let stop = #"{"type":"message_stop"}"#

  private static func block(_ index: Int, _ block: String) -> String {
    #"{"type":"content_block_start","index":\#(index),"content_block":\#(block)}"#
  }

  private static func delta(_ index: Int, _ delta: String) -> String {
    #"{"type":"content_block_delta","index":\#(index),"delta":\#(delta)}"#
  }

  private static func text(_ text: String) -> String { #"{"type":"text_delta","text":"\#(text)"}"# }

  private static func input(_ json: String) -> String {
    String(
      decoding: (["type": "input_json_delta", "partial_json": JSON(json)] as JSON).rendered,
      as: UTF8.self)
  }

  private static let call = #"{"type":"tool_use","id":"t","name":"f","input":{}}"#

  private static func content(_ reading: Reading) -> String {
    String(decoding: (reading.message?["content"] ?? .null).rendered, as: UTF8.self)
  }

  @Test(
    "text in a block of another kind, or in none, is text: printed, and kept as a block of text",
    arguments: [
      ("text-in-thinking", "The answer is 42.\n", ["thinking", "text"]),
      ("text-without-block", "Hello, world\n", ["text"]),
      (
        "text-in-tool",
        #"Let me look."# + "\n"
          + #"{"type":"tool_use","id":"toolu_1","name":"get_weather","input":{"location":"Paris"}}"#
          + "\n", ["tool_use", "text"]
      ),
    ])
  func strayText(_ name: String, _ output: String, _ types: [String]) throws {
    let recording = try Recording.named(name)
    let reading = Reading(recording, form: .text)
    #expect(reading.standardOutput == output)
    #expect(reading.failure == nil)
    #expect(reading.message?["content"]?.elements?.map { $0["type"]?.text } == types)
    #expect(Reading(recording, form: .json).message == reading.message)
  }

  @Test("text in a block of another kind that came in one piece")
  func strayTextWhole() {
    let message =
      #"{"type":"message","content":[{"type":"thinking","thinking":"h","text":"a"},"b",{"text":"c"}],"stop_reason":"end_turn"}"#
    let reading = Reading(Recording(type: "application/json", message), form: .text)
    #expect(reading.standardOutput == "abc\n")
    #expect(
      Self.content(reading)
        == #"[{"type":"thinking","thinking":"h"},{"type":"text","text":"a"},"#
        + #"{"type":"text","text":"b"},{"type":"text","text":"c"}]"#)
  }

  @Test("a call's input without a call is a failure")
  func strayInput() throws {
    #expect(
      Reading(try .named("input-in-text"), form: .text).failure
        == .garbled(
          "the input of a tool call in content block 0, which is of type text"))
    let unbegun = Self.stream(Self.start, Self.delta(3, Self.input("{}")), Self.end, Self.stop)
    #expect(
      Reading(unbegun, form: .text).failure
        == .garbled("the input of a tool call in content block 3, which was never started"))
    let empty = Self.stream(
      Self.start, Self.delta(3, Self.input("")), Self.delta(0, Self.text("x")), Self.end, Self.stop)
    #expect(Reading(empty, form: .text).failure == nil)
  }

  @Test("a stop reason that promises a call, and no call", arguments: OutputForm.allForms)
  func noCall(_ form: OutputForm) throws {
    let failure = ResponseFailure.contradiction(
      "its stop reason is tool_use, but it holds no tool call")
    #expect(Reading(try .named("tool-use-without-call"), form: form).failure == failure)
    let whole =
      #"{"type":"message","content":[{"type":"text","text":"a"}],"stop_reason":"tool_use"}"#
    #expect(Reading(Recording(type: "application/json", whole), form: form).failure == failure)
  }

  @Test("a call without a name is none, and with an input no success")
  func nameless() {
    let phantom = #"{"type":"tool_use","id":null,"name":"","input":{}}"#
    let reading = Reading(
      Self.stream(
        Self.start, Self.delta(0, Self.text("x")), Self.block(1, phantom), Self.end, Self.stop),
      form: .text)
    #expect(reading.standardOutput == "x\n")
    #expect(reading.failure == nil)
    let filled = Reading(
      Self.stream(
        Self.start, Self.block(0, phantom), Self.delta(0, Self.input(#"{"a":1}"#)), Self.end,
        Self.stop), form: .text)
    #expect(
      filled.failure == .contradiction("it holds the input of a tool call that names no tool"))
  }

  @Test(
    "{} ahead of the real input is dropped",
    arguments: [#"{}{"a":1}"#, #"{} {"a":1}"#, #"{}{}{"a":1}"#, #"{"a":1}"#])
  func emptyObjectFirst(_ json: String) {
    let reading = Reading(
      Self.stream(
        Self.start, Self.block(0, Self.call), Self.delta(0, Self.input(json)), Self.toolUse,
        Self.stop), form: .toolCalls)
    #expect(reading.standardOutput == #"{"id":"t","name":"f","input":{"a":1}}"# + "\n")
    #expect(reading.failure == nil)
  }

  @Test("an input in the start of a block and another in its deltas")
  func twoInputs() {
    let begun = #"{"type":"tool_use","id":"t","name":"f","input":{"a":1,"b":2}}"#
    func failure(_ json: String) -> ResponseFailure? {
      Reading(
        Self.stream(
          Self.start, Self.block(0, begun), Self.delta(0, Self.input(json)), Self.toolUse,
          Self.stop), form: .json
      ).failure
    }
    #expect(failure(#"{"b":2, "a":1}"#) == nil)
    #expect(
      failure(#"{"b":3}"#)
        == .contradiction("the input of the call of f came twice, and differs"))
  }

  @Test("a block that is begun twice in the same words is one")
  func repeatedStart() {
    let reading = Reading(
      Self.stream(
        Self.start, Self.block(0, Self.call), Self.block(0, Self.call),
        Self.delta(0, Self.input(#"{"a":1}"#)), Self.toolUse, Self.stop), form: .toolCalls)
    #expect(reading.standardOutput == #"{"id":"t","name":"f","input":{"a":1}}"# + "\n")
  }

  @Test("half a surrogate pair at the end of an input is not lost")
  func loneSurrogate() {
    let reading = Reading(
      Self.stream(
        Self.start, Self.block(0, Self.call),
        Self.delta(0, #"{"type":"input_json_delta","partial_json":"{\"a\":1}\ud83d"}"#),
        Self.toolUse, Self.stop), form: .toolCalls)
    #expect(
      reading.standardOutput == #"{"id":"t","name":"f","input":"{\"a\":1}"# + "\u{FFFD}\"}\n")
    #expect(reading.failure == .badToolInput("f"))
  }

  @Test(
    "a stop reason counts in an event of any name: what follows the answer is not a new one",
    arguments: [
      "message_delta", "content_block_delta", "content_block_start", "content_block_stop", "ping",
    ])
  func misnamedReason(_ type: String) {
    let end = #"{"type":"\#(type)","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":7}}"#
    let reading = Reading(
      Self.stream(
        Self.start, Self.block(0, Self.call), end, Self.stop, Self.start, Self.stop),
      form: .toolCalls)
    #expect(reading.standardOutput == #"{"id":"t","name":"f","input":{}}"# + "\n")
    #expect(reading.stopReason == .toolUse)
    #expect(reading.message?["usage"] == ["output_tokens": 7])
  }

  @Test("a stop reason in the last event ends the message")
  func reasonInTheLastEvent() {
    let last = #"{"type":"message_stop","delta":{"stop_reason":"end_turn"}}"#
    let reading = Reading(
      Self.stream(Self.start, Self.delta(0, Self.text("a")), last, Self.start, Self.stop),
      form: .json)
    #expect(reading.message?["content"]?.elements?.count == 1)
    #expect(reading.stopReason == .endTurn)
  }

  @Test("content blocks stand in the order of their indexes")
  func order() {
    let reading = Reading(
      Self.stream(
        Self.start, Self.delta(2, Self.text("c")), Self.delta(0, Self.text("a")),
        Self.delta(1, Self.text("b")), Self.end, Self.stop), form: .json)
    #expect(
      reading.message?["content"]?.elements?.compactMap { $0["text"]?.text } == ["a", "b", "c"])
  }

  @Test("zero and null in a later usage do not replace a count")
  func laterZero() {
    let reading = Reading(
      Self.stream(
        #"{"type":"message_start","message":{"content":[],"usage":{"input_tokens":5,"cache_creation":{"a":3,"b":0}}}}"#,
        Self.delta(0, Self.text("x")),
        #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":0,"output_tokens":7,"cache_creation":{"a":0,"b":4},"x":null}}"#,
        Self.stop), form: .json)
    #expect(
      reading.message?["usage"]
        == ["input_tokens": 5, "cache_creation": ["a": 3, "b": 4], "output_tokens": 7])
  }

  @Test(
    "a server that says it broke the answer off did",
    arguments: ["error", "network_error", "insufficient_system_resource"])
  func stopError(_ reason: String) throws {
    let reading = Reading(try .named("stop-error"), form: .text)
    #expect(reading.standardOutput == "The answer\n")
    #expect(reading.failure == .brokenOff)
    let whole = #"{"type":"message","content":[\#(Self.call)],"stop_reason":"\#(reason)"}"#
    let once = Reading(Recording(type: "application/json", whole), form: .toolCalls)
    #expect(once.failure == .brokenOff)
    #expect(once.standardOutput.isEmpty)
  }

  @Test(
    "a stream of another protocol is named",
    arguments: [
      ("responses", "response.created"), ("gemini", "candidates"), ("json-rpc", "result"),
    ], OutputForm.allForms)
  func otherProtocol(_ name: (String, String), _ form: OutputForm) throws {
    let failure = Reading(try .named(name.0), form: form).failure
    guard case .unexpected(let what)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(what.hasPrefix("a stream of another protocol ("))
  }

  @Test("signs of life and nothing else are no other protocol")
  func signsOfLife() {
    let answer = Self.stream(
      #"{"type":"heartbeat","time":12}"#, #"{"type":"status","message":"queued"}"#)
    #expect(Reading(answer, form: .text).failure == .brokenOff)
  }

  @Test("an answer with nothing in it is one, with a warning")
  func empty() {
    let reading = Reading(Self.stream(Self.start, Self.end, Self.stop), form: .text)
    #expect(reading.failure == nil)
    #expect(reading.warnings == ["the answer is empty: it holds neither text nor a tool call"])
    let text = Self.stream(Self.start, Self.delta(0, Self.text("x")), Self.end, Self.stop)
    #expect(Reading(text, form: .text, keepsMessage: false).warnings.isEmpty)
  }

  @Test("an end without a stop reason may stand too early: what comes after it is read")
  func earlyEnd() {
    let reading = Reading(
      Self.stream(Self.start, Self.stop, Self.delta(0, Self.text("x")), Self.end, Self.stop),
      form: .text)
    #expect(reading.standardOutput == "x\n")
    #expect(reading.failure == nil)
    #expect(reading.warnings.isEmpty)
  }

  @Test(
    "what cannot be text is a failure",
    arguments: [
      delta(0, #"{"type":"text_delta","text":5}"#),
      delta(0, #"{"type":"text_delta","text":["x"]}"#),
      block(0, #"{"type":"text","text":{"x":"y"}}"#), block(0, "7"),
      #"{"type":"content_block_delta","index":0,"delta":"x"}"#,
      #"{"type":"content_block_delta","index":"0","delta":{"type":"text_delta","text":"x"}}"#,
    ])
  func oddText(_ event: String) {
    let failure = Reading(Self.stream(Self.start, event, Self.end, Self.stop), form: .text).failure
    guard case .garbled? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test(
    "an event that goes by another name of the protocol, or by none, is known by what it carries")
  func misnamed() {
    for type in [#""type":"ping","#, #""type":"","#, ""] {
      let event = #"{\#(type)"index":0,"delta":{"type":"text_delta","text":"x"}}"#
      let reading = Reading(Self.stream(Self.start, event, Self.end, Self.stop), form: .text)
      #expect(reading.standardOutput == "x\n")
    }
  }

  @Test("an answer in one piece is one line of --events, whatever white space is in it")
  func oneLine() throws {
    let body =
      "{\n  \"type\": \"message\",\n  \"content\": [ ],\r\n  \"n\": 1.0,\n  \"s\": \"a \\u00e9\\n\"\n}\n"
    let reading = Reading(Recording(type: "application/json", body), form: .events)
    #expect(
      reading.standardOutput == #"{"type":"message","content":[],"n":1.0,"s":"a \u00e9\n"}"# + "\n")
  }
}

extension OutputForm {
  /// Every form that there is.
  static let allForms: [OutputForm] = [.text, .json, .events, .toolCalls]
}
