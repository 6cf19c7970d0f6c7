package import JSON

/// What an answer came to, once it is over.
package struct ResponseResult: Sendable {
  /// Why it is no answer, or only part of one; nil where all is well.
  package var failure: ResponseFailure?
  package var stopReason: StopReason?
  /// The message as the Messages API has it: whole where the reader was to keep it or the answer was
  /// not streamed, else without text. Nil where no message came.
  package var message: JSON?
  /// The message's content as it was received, where it was not streamed.
  var receivedContent: [UInt8]?
  package var toolCalls: [ToolCall] = []
  /// What was odd but harmless, each in one line.
  package var warnings: [String] = []

  package init() {}

  init(failure: ResponseFailure) { self.failure = failure }

  init(message: JSON) {
    self.message = message
    stopReason = StopReason(message["stop_reason"])
    toolCalls = (message["content"]?.elements ?? []).compactMap(ToolCall.init(block:))
    if stopReason == nil {
      if toolCalls.isEmpty {
        warnings.append("the answer names no stop reason; it may be incomplete")
      } else {
        stopReason = .toolUse
      }
    }
    let isCutOff = [.maxTokens, .contextWindow, .refusal].contains(stopReason)
    if !isCutOff, let call = toolCalls.first(where: { !$0.isValid }) {
      failure = .badToolInput(call.name.text ?? "")
    }
  }
}

extension ResponseResult {
  /// The message's content as JSON text: as received, byte for byte, where it was not streamed. Made
  /// only when it is asked for, since it may be as long as the answer.
  package var content: [UInt8] {
    receivedContent ?? (message?["content"] ?? .array([])).rendered
  }

  /// Whether the text of the answer, all of it, is one JSON text. The reader must have kept it.
  package var textIsJSON: Bool {
    let blocks = message?["content"]?.elements ?? []
    let text = blocks.compactMap { $0["type"]?.text == "text" ? $0["text"]?.text : nil }.joined()
    return (try? JSON.parse(text)) != nil
  }
}
