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
    let (last, failure) = sender.run { (isRetry) throws(Failure) in
      if isRetry { try output.target.restart() }
      return AskAttempt(
        reader, output: output.target, holdsText: output.extracts, timing: sender.timing)
    }
    last?.printRest()
    let result = last?.result
    let outcome = Result { () throws(Failure) in
      if let failure { throw failure }
      return try conclude(result ?? ResponseResult())
    }
    return Report(
      outcome: outcome, head: last?.head, body: result?.message,
      stopReason: result?.stopReason,
      toolCalls: result?.message == nil ? nil : result?.toolCalls.count)
  }

  private var reader: ResponseReader {
    ResponseReader(
      form: output.form,
      keepsMessage: question.conversation != nil || question.schema.isGiven || output.extracts,
      showsThinking: output.showsThinking, isHeld: output.target.isHeld || output.extracts)
  }

  /// Puts the files in their place and tells what the answer came to.
  private func conclude(_ result: ResponseResult) throws(Failure) -> ExitStatus {
    for warning in result.warnings { StandardError.warn(warning) }
    let extract = output.extracts ? result.extract : nil
    if question.schema.isGiven, result.endsWell, result.toolCalls.isEmpty {
      try check(extract.map { try? JSON.parse($0) } ?? result.textAsJSON)
    }
    if let extract { try output.target.write(extract + result.toolCallLines, as: .text) }
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
    try check(result.toolCalls)
    return output.givesExitCode && !result.toolCalls.isEmpty ? .asksForTools : .success
  }

  /// - Parameter answer: nil for an answer that is not JSON.
  private func check(_ answer: JSON?) throws(Failure) {
    guard let violation = question.schema.violation(in: answer) else { return }
    showRule(violation.rule)
    throw .schemaNotFollowed(violation.description)
  }

  /// A call that does not follow its schema was printed and kept all the same: the model must see its turn.
  private func check(_ calls: [ToolCall]) throws(Failure) {
    if calls.isEmpty { return }
    for finding in question.schema.findings(in: calls) {
      switch finding {
      case .violation(let line, let rule):
        showRule(rule)
        if output.isStrictAboutTools { throw .toolSchemaNotFollowed(line) }
        StandardError.warn(line)
      case .unchecked(let line): if output.isVerbose { StandardError.trace("* \(line)") }
      }
    }
  }

  private func showRule(_ rule: String) {
    if output.isVerbose, !rule.isEmpty { StandardError.trace("* the schema's rule is at \(rule)") }
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
