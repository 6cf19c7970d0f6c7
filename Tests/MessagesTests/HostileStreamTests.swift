import HTTP
import JSON
import Messages
import Testing

/// Streams that are made to take hours, or to end the process.
@Suite struct HostileStreamTests {
  private static func read(_ events: [String]) -> (result: ResponseResult, output: String) {
    var reader = ResponseReader(form: .text, keepsMessage: true, showsThinking: false, isHeld: true)
    reader.begin(
      ResponseHead(
        status: 200, fields: [.init(name: "content-type", value: "text/event-stream")]))
    var output = RenderedOutput()
    for event in events {
      _ = Array("data: \(event)\n\n".utf8).withUnsafeBufferPointer {
        reader.receive($0, into: &output)
      }
    }
    let result = reader.finish(isWhole: true, into: &output)
    return (result, String(decoding: output.standardOutput, as: UTF8.self))
  }

  private static let start = #"{"type":"message_start","message":{"content":[]}}"#
  private static let end = [
    #"{"type":"message_delta","delta":{"stop_reason":"tool_use"}}"#, #"{"type":"message_stop"}"#,
  ]

  private static func chunk(_ delta: String, _ reason: String = "null") -> String {
    #"{"object":"chat.completion.chunk","choices":[{"index":0,"#
      + #""delta":\#(delta),"finish_reason":\#(reason)}]}"#
  }

  private static func object(_ numbers: some Sequence<Int>) -> String {
    "{" + numbers.map { #""k\#($0)":1"# }.joined(separator: ",") + "}"
  }

  @Test("an index after which there is none")
  func lastIndex() {
    let last = #"{"tool_calls":[{"index":\#(Int.max),"id":"a","function":{"name":"n"}}]}"#
    let next = #"{"tool_calls":[{"id":"b","function":{"name":"m"}}]}"#
    let pieces = Self.read([Self.chunk(last), Self.chunk(next), Self.chunk("{}", #""tool_calls""#)])
    #expect(pieces.result.toolCalls.map(\.name) == ["n", "m"])
    let whole = #"{"object":"chat.completion.chunk","choices":[{"message":\#(next)}]}"#
    let message = Self.read([Self.chunk(last), whole, Self.chunk("{}", #""tool_calls""#)])
    #expect(message.result.toolCalls.map(\.name) == ["n", "m"])
  }

  @Test("many empty objects ahead of an input", .timeLimit(.minutes(1)))
  func emptyObjects() {
    let input = String(repeating: "{}", count: 200_000) + #"{\"a\":1}"#
    let read = Self.read(
      [
        Self.start,
        #"{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"n"}}"#,
        #"{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"\#(input)"}}"#,
      ] + Self.end)
    #expect(read.output == #"{"type":"tool_use","id":"t","name":"n","input":{"a":1}}"# + "\n")
  }

  @Test("an input of many members that comes twice, in another order", .timeLimit(.minutes(1)))
  func manyMembers() {
    let input = Self.object((0..<50_000).reversed()).replacing("\"", with: "\\\"")
    let first = Self.object(0..<50_000)
    let read = Self.read(
      [
        Self.start,
        #"{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"n","input":\#(first)}}"#,
        #"{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"\#(input)"}}"#,
      ] + Self.end)
    #expect(read.result.failure == nil)
    #expect(read.result.toolCalls.count == 1)
  }

  @Test("a message of many members", arguments: ["message", "delta", "usage"])
  func wideMessage(_ place: String) {
    let wide = Self.object(0..<1001)
    let event =
      switch place {
      case "message": #"{"type":"message_start","message":\#(wide)}"#
      case "delta": #"{"type":"message_delta","delta":\#(wide)}"#
      default: #"{"type":"message_delta","delta":{},"usage":{"a":\#(wide)}}"#
      }
    let read = Self.read([Self.start, event])
    #expect(
      read.result.failure == .garbled("an object with 1001 members where a message has a dozen"))
  }

  @Test("a message that grows by a member at a time")
  func growingMessage() {
    let events = (0..<1001).map { #"{"type":"message_delta","delta":{},"usage":{"k\#($0)":1}}"# }
    let read = Self.read([Self.start] + events)
    #expect(
      read.result.failure == .garbled("an object with 1001 members where a message has a dozen"))
  }

  @Test("many calls in a message that says at the end what was streamed")
  func manyCalls() {
    let calls = (0..<1500).map {
      #"{"id":"i\#($0)","function":{"name":"n","arguments":"{\"a\":\#($0)}"}}"#
    }
    let whole =
      #"{"object":"chat.completion.chunk","choices":[{"message":{"tool_calls":[\#(calls.joined(separator: ","))]}}]}"#
    let read = Self.read([Self.chunk(#"{"content":"a"}"#), whole])
    #expect(read.result.failure == .garbled("over 1000 tool calls"))
  }
}
