import JSON
import Messages
import Testing

/// OpenAI's answers, whole and in chunks, come to the same message.
@Suite struct ChatCompletionTests {
  private static func whole(_ message: String, reason: String = #""stop""#) -> Recording {
    Recording(
      type: "application/json",
      #"{"id":"c","object":"chat.completion","model":"g","choices":[{"index":0,"message":\#(message),"finish_reason":\#(reason)}],"usage":{"prompt_tokens":5,"completion_tokens":7}}"#
    )
  }

  private static func chunks(_ deltas: String..., reason: String = #""stop""#) -> Recording {
    let all = deltas.map { ($0, "null") } + [("{}", reason)]
    let events = all.map { delta, reason in
      #"data: {"id":"c","object":"chat.completion.chunk","model":"g","choices":[{"index":0,"delta":\#(delta),"finish_reason":\#(reason)}]}"#
        + "\n\n"
    }
    let usage =
      #"data: {"id":"c","object":"chat.completion.chunk","model":"g","choices":[],"usage":{"prompt_tokens":5,"completion_tokens":7}}"#
    return Recording(events.joined() + usage + "\n\ndata: [DONE]\n\n")
  }

  private static let pairs = [
    (
      whole(#"{"role":"assistant","content":"Hi"}"#),
      chunks(#"{"content":"H"}"#, #"{"content":"i"}"#)
    ),
    (
      whole(#"{"content":"42","reasoning_content":"Hm"}"#, reason: #""length""#),
      chunks(
        #"{"reasoning_content":"Hm"}"#, #"{"content":"42","reasoning_content":null}"#,
        reason: #""length""#)
    ),
    (
      whole(
        #"{"content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":1.0}"}},{"id":"b","type":"function","function":{"name":"g","arguments":""}}]}"#,
        reason: #""tool_calls""#),
      chunks(
        #"{"content":null,"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\""}}]}"#,
        #"{"tool_calls":[{"index":1,"id":"b","type":"function","function":{"name":"g","arguments":""}},{"index":0,"function":{"arguments":":1.0}"}}]}"#,
        reason: #""tool_calls""#)
    ),
  ]

  private static func odd(_ object: String, _ choice: String) -> Recording {
    Recording(#"data: {\#(object)"choices":[{"index":0,\#(choice)}]}"# + "\n\ndata: [DONE]\n\n")
  }

  @Test(
    "chunks that hold their text elsewhere, or call themselves something else",
    arguments: [
      odd(
        #""object":"chat.completion.chunk","#,
        #""delta":{"content":[{"type":"text","text":"He"}]},"finish_reason":"stop""#),
      odd(#""object":"chat.completion","#, #""delta":{"content":"He"},"finish_reason":"stop""#),
      odd(
        #""object":"chat.completion.chunk","#,
        #""message":{"content":"He"},"finish_reason":"stop""#),
    ])
  func oddChunks(_ answer: Recording) {
    let reading = Reading(answer, form: .text)
    #expect(reading.standardOutput == "He\n")
    #expect(reading.failure == nil)
    #expect(reading.stopReason == .endTurn)
  }

  @Test("calls that share an index are told apart by id and name, and emoji in them stay whole")
  func sharedIndex() {
    let answer = Self.chunks(
      #"{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":\"\ud83d"}}]}"#,
      #"{"tool_calls":[{"index":0,"id":"a","function":{"arguments":"\ude00\"}"}}]}"#,
      #"{"tool_calls":[{"index":0,"id":"b","function":{"name":"g","arguments":"null"}}]}"#,
      reason: #""tool_calls""#)
    let reading = Reading(answer, form: .toolCalls)
    #expect(
      reading.standardOutput == """
        {"id":"a","name":"f","input":{"x":"😀"}}
        {"id":"b","name":"g","input":{}}

        """)
    #expect(reading.failure == nil)
  }

  @Test(
    "the recorded oddities",
    arguments: [
      ("chat-message-empty-delta", "Hello, world\n"), ("chat-done", "Hello, world\n"),
      ("chat-placeholder-call", "Hello, world\n"),
      (
        "chat-function-call",
        #"{"type":"tool_use","id":null,"name":"get_weather","input":{"location":"Paris"}}"# + "\n"
      ),
    ])
  func recorded(_ name: String, _ output: String) throws {
    let reading = Reading(try .named(name), form: .text)
    #expect(reading.standardOutput == output)
    #expect(reading.failure == nil)
    #expect(reading.stopReason == (name == "chat-function-call" ? .toolUse : .endTurn))
  }

  @Test(
    "a message at the end says again what was streamed, or goes on with it, or contradicts it",
    arguments: [
      ("Hello", "Hello\n", true), (#" \nHello\n"#, "Hello\n", true),
      ("Hello you", "Hello you\n", true),
      (#"H\u0065llo"#, "Hello\n", true), ("Goodbye", "Hello\n", false), ("Hell", "Hello\n", false),
    ])
  func repeated(_ text: String, _ output: String, _ isAnswer: Bool) {
    let end =
      #"data: {"object":"chat.completion","choices":[{"index":0,"message":{"content":"\#(text)"},"finish_reason":"stop"}]}"#
    let stream = Recording(
      [#"{"content":"He"}"#, #"{"content":"llo"}"#].map {
        #"data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":\#($0)}]}"# + "\n\n"
      }.joined() + end + "\n\n")
    let reading = Reading(stream, form: .text, keepsMessage: false)
    #expect(reading.standardOutput == output)
    #expect((reading.failure == nil) == isAnswer)
  }

  @Test("a message that says nothing yet is not the end, whatever its finish reason")
  func emptyMessageFirst() {
    let reading = Reading(
      Self.wholes(#"{"role":"assistant"}"#, #"{"role":"assistant","content":"Hello"}"#), form: .text
    )
    #expect(reading.standardOutput == "Hello\n")
    #expect(reading.failure == nil)
  }

  @Test("what comes after a whole completion is that once more, or contradicts it")
  func afterTheWhole() {
    let hello = #"{"role":"assistant","content":"Hello"}"#
    let twice = Reading(Self.wholes(hello, hello), form: .text)
    #expect(twice.standardOutput == "Hello\n")
    #expect(twice.failure == nil)
    #expect(twice.warnings.isEmpty)
    let more = Reading(Self.wholes(hello, #"{"content":"you"}"#), form: .text)
    #expect(more.failure == .garbled("a whole message after parts of one"))
  }

  private static func wholes(_ messages: String...) -> Recording {
    Recording(
      messages.map {
        #"data: {"choices":[{"delta":{},"finish_reason":"stop","message":\#($0)}]}"# + "\n\n"
      }.joined() + "data: [DONE]\n\n")
  }

  @Test("calls of a message at the end are those that were streamed, once")
  func repeatedCalls() {
    let call = #"{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":1}"}}"#
    let reading = Reading(
      Recording(
        #"data: {"object":"chat.completion.chunk","choices":[{"delta":{"tool_calls":[\#(call)]}}]}"#
          + "\n\n"
          + #"data: {"object":"chat.completion.done","choices":[{"delta":{},"message":{"tool_calls":[\#(call)]},"finish_reason":"tool_calls"}]}"#
          + "\n\n"), form: .toolCalls)
    #expect(reading.standardOutput == #"{"id":"a","name":"f","input":{"x":1}}"# + "\n")
    #expect(reading.failure == nil)
  }

  @Test(
    "calls under both names, in one piece and in chunks",
    arguments: [
      (#""tool_calls":[],"function_call":{"name":"f","arguments":"{}{\"x\":1}"}"#, #""id":null,"#),
      (
        #""tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":1}"}}],"function_call":{"name":"f","arguments":"{\"x\":1}"}"#,
        #""id":"a","#
      ),
      (
        #""tool_calls":[{"index":0,"id":"a","name":"f","arguments":{"x":1}}],"function_call":{"name":"","arguments":""}"#,
        #""id":"a","#
      ),
    ])
  func bothNames(_ members: String, _ id: String) {
    for answer in [
      Self.whole("{\(members)}", reason: #""function_call""#),
      Self.chunks("{\(members)}", reason: #""function_call""#),
    ] {
      let reading = Reading(answer, form: .toolCalls)
      #expect(reading.standardOutput == #"{\#(id)"name":"f","input":{"x":1}}"# + "\n")
      #expect(reading.failure == nil)
    }
  }

  @Test("a finish that promises calls, and none there", arguments: ["tool_calls", "function_call"])
  func noCalls(_ reason: String) {
    for answer in [
      Self.whole(#"{"content":"x"}"#, reason: "\"\(reason)\""),
      Self.chunks(#"{"content":"x"}"#, reason: "\"\(reason)\""),
    ] {
      #expect(
        Reading(answer, form: .text).failure
          == .contradiction("its stop reason is tool_use, but it holds no tool call"))
    }
  }

  @Test("an error in a choice, and other answers beside the first")
  func choices() {
    let error = Recording(
      #"data: {"choices":[{"index":0,"delta":{},"error":{"code":502,"message":"why"},"finish_reason":"error"}]}"#
        + "\n\n")
    guard case .api(let found)? = Reading(error, form: .text).failure else {
      Issue.record("no error")
      return
    }
    #expect(found.message == "why")
    let two = Recording(
      #"data: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"},{"index":1,"delta":{"content":"b"}}]}"#
        + "\n\ndata: [DONE]\n\n")
    let reading = Reading(two, form: .text)
    #expect(reading.standardOutput == "a\n")
    #expect(
      reading.warnings == ["the server sent several answers; all but the first are left out"])
  }

  @Test("whole or in chunks, the message is the same", arguments: pairs)
  func same(_ whole: Recording, _ chunks: Recording) throws {
    for form in [OutputForm.text, .toolCalls] {
      let one = Reading(whole, form: form)
      let other = Reading(chunks, form: form)
      #expect(one.message == other.message)
      #expect(one.standardOutput == other.standardOutput)
      #expect(one.stopReason == other.stopReason)
      #expect(one.failure == nil)
      #expect(other.failure == nil)
    }
  }

  @Test("the message has the API's members and names")
  func message() throws {
    let message = try #require(Reading(Self.pairs[2].0, form: .text).message)
    #expect(
      String(decoding: message.rendered, as: UTF8.self)
        == #"{"id":"c","type":"message","role":"assistant","model":"g","content":["#
        + #"{"type":"tool_use","id":"a","name":"f","input":{"x":1.0}},"#
        + #"{"type":"tool_use","id":"b","name":"g","input":{}}],"stop_reason":"tool_use","#
        + #""stop_sequence":null,"usage":{"input_tokens":5,"output_tokens":7}}"#)
  }

  @Test("arguments that are no JSON stay text, and are a failure")
  func brokenArguments() {
    let reading = Reading(
      Self.whole(
        #"{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"{\"x\""}}]}"#,
        reason: #""tool_calls""#), form: .toolCalls)
    #expect(reading.standardOutput == #"{"id":"a","name":"f","input":"{\"x\""}"# + "\n")
    #expect(reading.failure != nil)
  }

  @Test("content in parts")
  func parts() {
    let reading = Reading(
      Self.whole(
        #"{"content":[{"type":"text","text":"a"},{"type":"image_url"},{"type":"text","text":"b"}]}"#
      ), form: .text)
    #expect(reading.standardOutput == "ab\n")
  }
}
