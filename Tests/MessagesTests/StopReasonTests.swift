import JSON
import Messages
import Testing

/// Why a model stopped, in the words of the Messages API and of OpenAI.
@Suite struct StopReasonTests {
  @Test(
    arguments: [
      ("end_turn", .endTurn, "end_turn"), ("stop", .endTurn, "end_turn"),
      ("stop_sequence", .stopSequence, "stop_sequence"),
      ("tool_use", .toolUse, "tool_use"), ("tool_calls", .toolUse, "tool_use"),
      ("function_call", .toolUse, "tool_use"),
      ("max_tokens", .maxTokens, "max_tokens"), ("length", .maxTokens, "max_tokens"),
      (
        "model_context_window_exceeded", .contextWindow, "model_context_window_exceeded"
      ),
      ("refusal", .refusal, "refusal"), ("content_filter", .refusal, "refusal"),
      ("pause_turn", .paused("pause_turn"), "pause_turn"),
      ("compaction", .paused("compaction"), "compaction"),
      ("tea_break", .other("tea_break"), "tea_break"), ("STOP", .other("STOP"), "STOP"),
    ] as [(String, StopReason, String)])
  func named(_ word: String, _ reason: StopReason, _ name: String) {
    #expect(StopReason(JSON(word)) == reason)
    #expect(reason.name == name)
  }

  @Test("none", arguments: [nil, .null, "", 7, [], ["stop": true]] as [JSON?])
  func none(_ value: JSON?) {
    #expect(StopReason(value) == nil)
  }
}
