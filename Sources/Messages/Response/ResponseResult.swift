package import JSON

/// What a response came to, once it is over.
package struct ResponseResult: Sendable {
  /// Why it holds no answer, or only part of one; nil where all is well.
  package var failure: ResponseFailure?
  /// Why the model stopped; nil where the server did not say.
  package var stopReason: StopReason?
  /// The message as the Messages API has it: whole where the reader was to keep it or the answer was
  /// not streamed, else without text. Nil where no message came.
  package var message: JSON?
  /// The message's content as it was received, where it was not streamed.
  var receivedContent: [UInt8]?
  /// The calls of the client's tools, in the order of their content blocks.
  package var toolCalls: [ToolCall] = []
  /// What was odd but harmless, each in one line.
  package var warnings: [String] = []

  /// The result of a response of which nothing was read.
  package init() {}

  init(failure: ResponseFailure) { self.failure = failure }

  /// - Parameters:
  ///   - form: how the answer is printed.
  ///   - hasText: whether the answer had text, which the message may lack; nil for a message that is
  ///     whole.
  init(message: JSON, form: OutputForm, hasText: Bool? = nil) {
    self.message = message
    stopReason = StopReason(message["stop_reason"])
    let blocks = message["content"]?.elements ?? []
    let calls = blocks.compactMap(ToolCall.init(block:))
    toolCalls = calls.filter(\.isNamed)
    if stopReason == nil, !toolCalls.isEmpty { stopReason = .toolUse }
    failure = contradiction(in: calls)
    // An answer that is printed as JSON shows what is in it.
    let isEmpty = !(hasText ?? Self.hasText(blocks)) && (blocks.isEmpty || form == .text)
    warn(isEmpty: isEmpty && toolCalls.isEmpty && failure == nil)
  }

  private static func hasText(_ blocks: [JSON]) -> Bool {
    blocks.contains { block in
      guard block["type"]?.text == "text", case .string(let text)? = block["text"] else {
        return false
      }
      return !text.spelling.isEmpty
    }
  }

  /// Why a complete answer is a failure all the same; nil where it is none.
  private func contradiction(in calls: [ToolCall]) -> ResponseFailure? {
    if case .error? = stopReason { return .brokenOff }
    if calls.contains(where: { !$0.isNamed && $0.hasInput }) {
      return .contradiction("it holds the input of a tool call that names no tool")
    }
    switch stopReason {
    case .maxTokens?, .contextWindow?, .refusal?: return nil
    case .toolUse? where toolCalls.isEmpty:
      let name = message?["stop_reason"]?.text ?? ""
      return .contradiction("its stop reason is \(name), but it holds no tool call")
    default: break
    }
    return toolCalls.first { !$0.isValid }.map { .badToolInput($0.name.text ?? "") }
  }

  private mutating func warn(isEmpty: Bool) {
    switch stopReason {
    case nil where isEmpty:
      warnings.append("the answer is empty and names no stop reason; it may be incomplete")
    case nil: warnings.append("the answer names no stop reason; it may be incomplete")
    case .endTurn?, .stopSequence?, .other?:
      if isEmpty { warnings.append("the answer is empty: it holds neither text nor a tool call") }
    default: break
    }
  }
}

extension ResponseResult {
  /// The message's content as JSON text: as received, byte for byte, where it was not streamed. Made
  /// only when it is asked for, since it may be as long as the answer.
  package var content: [UInt8] {
    receivedContent ?? (message?["content"] ?? .array([])).rendered
  }

  /// The text of the answer, all of it, as one JSON text; nil where it is not one. The reader must have
  /// kept it.
  package var textAsJSON: JSON? {
    var text: [UInt8] = []
    for block in message?["content"]?.elements ?? [] where block["type"]?.text == "text" {
      guard case .string(let string)? = block["text"] else { continue }
      string.appendContent(to: &text)
    }
    return try? JSON.parse(text)
  }
}
