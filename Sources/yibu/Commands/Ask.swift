import JSON
import Messages
import Options

/// `yibu ask`: sends the request and prints the answer.
struct Ask {
  private let question: Question
  private let output: OutputPlan

  init(_ question: Question, _ output: OutputPlan) {
    self.question = question
    self.output = output
  }

  func run(_ sender: Sender) -> Report {
    let exchanged = sender.run { (isRetry) throws(Failure) in
      if isRetry { try output.target.restart() }
      return AskAttempt(reader, output: output.target, timing: sender.timing)
    }
    exchanged.last?.printRest()
    let outcome = Result { () throws(Failure) in try conclude(exchanged.outcome.get()) }
    let result = exchanged.last?.result
    return Report(
      outcome: outcome, head: exchanged.last?.head, body: result?.message,
      stopReason: result?.stopReason)
  }

  private var reader: ResponseReader {
    ResponseReader(
      form: output.form, keepsMessage: question.conversation != nil || question.hasSchema,
      showsThinking: output.showsThinking, isHeld: output.target.isHeld)
  }

  /// Puts the files in their place and tells what the answer came to.
  private func conclude(_ result: ResponseResult) throws(Failure) -> ExitStatus {
    for warning in result.warnings { StandardError.warn(warning) }
    if question.hasSchema, result.endsWell, result.toolCalls.isEmpty, !result.textIsJSON {
      throw .notJSON
    }
    try output.target.commit()
    if let conversation = question.conversation, result.stopReason?.endsTurnWell ?? true {
      let answer = Array(#"{"role":"assistant","content":"#.utf8) + result.content + Array("}".utf8)
      try conversation.append(question.newTurns.map(\.rendered) + [answer])
    }
    switch result.stopReason {
    case .maxTokens?: throw .cutOff(.maxTokens)
    case .contextWindow?: throw .cutOff(.contextWindow)
    case .paused(let name)?: throw .paused(name)
    case .refusal?:
      let details = result.message?["stop_details"]
      throw .refused(detail: details?["explanation"]?.text ?? details?["category"]?.text)
    case .other(let name)?: StandardError.warn("unknown stop reason \"\(name)\"")
    case .endTurn?, .stopSequence?, .toolUse?, .error?, nil: break
    }
    return output.givesExitCode && !result.toolCalls.isEmpty ? .asksForTools : .success
  }
}

extension ResponseResult {
  /// Whether the model ended the answer, and nothing else did.
  fileprivate var endsWell: Bool {
    if case .paused? = stopReason { return false }
    return stopReason?.endsTurnWell ?? true
  }
}

extension StopReason {
  /// Whether the turn can stay in a conversation: it is whole, or paused to be sent again.
  fileprivate var endsTurnWell: Bool {
    switch self {
    case .endTurn, .stopSequence, .toolUse, .paused, .other: true
    case .maxTokens, .contextWindow, .refusal, .error: false
    }
  }
}
