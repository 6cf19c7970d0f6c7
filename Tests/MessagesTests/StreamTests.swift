import JSON
import Messages
import Testing

/// What a stream of events comes to.
@Suite struct StreamTests {
  private static func stream(_ events: String...) -> Recording {
    Recording(events.map { "data: \($0)\n\n" }.joined())
  }

  private static let start = #"{"type":"message_start","message":{"id":"m","content":[]}}"#
  private static let textBlock =
    #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#
  private static let end = #"{"type":"message_delta","delta":{"stop_reason":"end_turn"}}"#
  private static let stop = #"{"type":"message_stop"}"#

  private static func delta(_ text: String, index: Int = 0) -> String {
    #"{"type":"content_block_delta","index":\#(index),"delta":{"type":"text_delta","text":"\#(text)"}}"#
  }

  @Test("the message of a stream is the one sent in one piece")
  func assembled() throws {
    let streamed = Reading(try .named("weather"), form: .json)
    let whole = try JSON.parse(try Recording.named("weather-message").body)
    let message = try #require(streamed.message)
    #expect(message["content"] == whole["content"])
    #expect(message["stop_reason"] == whole["stop_reason"])
    #expect(message["usage"] == whole["usage"])
    #expect(message.members?.map(\.name) == whole.members?.map(\.name))
  }

  @Test("a surrogate pair cut in two by deltas is one character")
  func surrogates() {
    let answer = Self.stream(
      Self.start, Self.textBlock, Self.delta(#"a\ud83d"#), Self.delta(#"\ude00b"#), Self.end,
      Self.stop)
    #expect(Reading(answer, form: .text).standardOutput == "a😀b\n")
    #expect(Reading(answer, form: .json).message?["content"]?.elements?[0]["text"]?.text == "a😀b")
  }

  @Test("half a surrogate pair at the end is shown as a replacement character")
  func loneSurrogate() {
    let answer = Self.stream(
      Self.start, Self.textBlock, Self.delta(#"a\ud83d"#), Self.end, Self.stop)
    #expect(Reading(answer, form: .text).standardOutput == "a\u{FFFD}\n")
  }

  @Test("a stream without its end is broken off, and what came is printed")
  func brokenOff() {
    let reading = Reading(
      Self.stream(Self.start, Self.textBlock, Self.delta("half")), form: .text)
    #expect(reading.failure == .brokenOff)
    #expect(reading.standardOutput == "half\n")
  }

  @Test("a stream without message_stop but with a stop reason is an answer, with a warning")
  func missingStop() {
    let reading = Reading(
      Self.stream(Self.start, Self.textBlock, Self.delta("all"), Self.end), form: .text)
    #expect(reading.failure == nil)
    #expect(reading.stopReason == .endTurn)
    #expect(reading.warnings == ["the stream ended without its last event"])
  }

  @Test("a tool call broken off is not a tool call, though nothing names a stop reason")
  func brokenToolCall() {
    let reading = Reading(
      Self.stream(
        Self.start,
        #"{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"n","input":{}}}"#
      ), form: .toolCalls)
    #expect(reading.failure == .brokenOff)
    #expect(reading.standardOutput.isEmpty)
  }

  @Test("a second message_start begins the message afresh, unless a part of it was printed")
  func secondStart() {
    let before = Self.stream(
      Self.start, Self.start, Self.textBlock, Self.delta("x"), Self.end, Self.stop)
    #expect(Reading(before, form: .text).standardOutput == "x\n")
    let after = Self.stream(
      Self.start, Self.textBlock, Self.delta("x"), Self.start, Self.textBlock, Self.delta("y"),
      Self.end, Self.stop)
    #expect(
      Reading(after, form: .text).failure
        == .garbled("the message begins a second time, after part of it was printed"))
    #expect(Reading(after, form: .json).message?["content"]?.elements?[0]["text"]?.text == "y")
  }

  @Test("error JSON without framing after a stream is an error")
  func unframedError() {
    let answer = Recording(
      ": PING\n\n" + #"{"type":"error","error":{"type":"overloaded_error","message":"busy"}}"#)
    guard case .api(let error)? = Reading(answer, form: .text).failure else {
      Issue.record("no API error")
      return
    }
    #expect(error.kind == .serverFailed)
    #expect(error.message == "busy")
  }

  @Test("text after a block of another kind starts on a new line; neighbours are joined")
  func lines() {
    func block(_ index: Int, _ type: String) -> String {
      #"{"type":"content_block_start","index":\#(index),"content_block":{"type":"\#(type)"}}"#
    }
    let answer = Self.stream(
      Self.start, block(0, "text"), Self.delta("a"), block(1, "text"), Self.delta("b", index: 1),
      block(7, "server_tool_use"), block(9, "text"), Self.delta("c", index: 9), Self.end, Self.stop)
    #expect(Reading(answer, form: .text).standardOutput == "ab\nc\n")
  }

  @Test("text is not kept unless it is asked for")
  func forgetsText() {
    let answer = Self.stream(Self.start, Self.textBlock, Self.delta("x"), Self.end, Self.stop)
    let reading = Reading(answer, form: .text, keepsMessage: false)
    #expect(reading.standardOutput == "x\n")
    #expect(reading.message?["content"]?.elements?[0]["text"]?.text == "")
  }

  @Test("an event of an unknown name need not be JSON")
  func unknownEvent() {
    let answer = Recording(
      "data: \(Self.start)\n\nevent: heartbeat\ndata: ok\n\n"
        + [Self.textBlock, Self.delta("x"), Self.end, Self.stop].map { "data: \($0)\n\n" }.joined())
    #expect(Reading(answer, form: .text).standardOutput == "x\n")
    #expect(Reading(answer, form: .text).failure == nil)
  }

  @Test("an error that is cut off after the end is a failure")
  func cutError() {
    let answer = Recording(
      "data: \(Self.start)\n\ndata: \(Self.end)\n\n" + #"{"error":{"message":"m"#)
    #expect(Reading(answer, form: .text).failure == .brokenOff)
  }

  @Test("blocks of thinking begin on lines of their own, streamed or not")
  func thinkingLines() {
    let blocks = #"[{"type":"thinking","thinking":"a"},{"type":"thinking","thinking":"b"}]"#
    let message = #"{"type":"message","content":\#(blocks),"stop_reason":"end_turn"}"#
    let whole = Recording(type: "application/json", message)
    let streamed = Self.stream(
      #"{"type":"message_start","message":{"content":\#(blocks)}}"#, Self.end, Self.stop)
    for answer in [whole, streamed] {
      #expect(Reading(answer, form: .text).thinking == "a\nb\n")
    }
  }
}
