package import JSON

/// Why the model stopped. An open set: reasons that do not exist yet are kept by name.
///
/// Source: the Messages API's `stop_reason`; the gateway also passes on OpenAI's `finish_reason`
/// unchanged (new-api, service/convert.go).
package enum StopReason: Sendable, Equatable {
  case endTurn
  case stopSequence
  case toolUse
  case maxTokens
  case contextWindow
  case refusal
  /// The turn is to be sent again as it is: `pause_turn`, `compaction`.
  case paused(String)
  /// The server broke the answer off: `error` of proxies whose upstream failed, and its names
  /// elsewhere.
  case error(String)
  /// A reason that does not exist yet.
  case other(String)

  /// Nil where there is no reason: null, missing, or the empty string that old gateways send.
  package init?(_ value: JSON?) {
    guard let name = value?.text, !name.isEmpty else { return nil }
    switch name {
    case "end_turn", "stop": self = .endTurn
    case "stop_sequence": self = .stopSequence
    case "tool_use", "tool_calls", "function_call": self = .toolUse
    case "max_tokens", "length": self = .maxTokens
    case "model_context_window_exceeded": self = .contextWindow
    case "refusal", "content_filter": self = .refusal
    case "pause_turn", "compaction": self = .paused(name)
    case "error", "network_error", "insufficient_system_resource": self = .error(name)
    default: self = .other(name)
    }
  }

  /// Whether the server broke the answer off, which no later reason mends.
  var isError: Bool { if case .error = self { true } else { false } }

  /// The name in the Messages API.
  package var name: String {
    switch self {
    case .endTurn: "end_turn"
    case .stopSequence: "stop_sequence"
    case .toolUse: "tool_use"
    case .maxTokens: "max_tokens"
    case .contextWindow: "model_context_window_exceeded"
    case .refusal: "refusal"
    case .paused(let name), .error(let name), .other(let name): name
    }
  }
}
