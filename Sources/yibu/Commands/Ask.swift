import HTTP
import JSON
import Messages
import Options

/// `yibu ask`: builds the request, sends it, prints the answer.
struct Ask {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws(Failure) -> ExitStatus {
    let deadline = arguments.deadline
    let writeOut = try WriteOut(arguments)
    let plan = try Plan(arguments, deadline: deadline)
    let output = try OutputTarget(arguments.output)
    if arguments.dryRun { return try output.show(plan.body) }
    let sender = try Sender(
      arguments, path: "/v1/messages",
      accept: plan.isStreamed ? "text/event-stream" : "application/json", body: plan.body,
      deadline: deadline)
    if arguments.printCurl { return try output.show(sender.curlCommand) }

    var last: Answer?
    let outcome = Result { () throws(Failure) in
      let result = try answer(plan, sender, output, last: &last)
      return try conclude(result, plan, output)
    }
    try sender.finish(outcome)
    var facts = Facts(sender, outcome, head: last?.head)
    facts.message = last?.result?.message
    facts.stopReason = last?.result?.stopReason
    try writeOut?.print(facts)
    return try outcome.get()
  }

  /// Sends the request, as often as it takes, and prints the answer.
  private func answer(
    _ plan: Plan, _ sender: Sender, _ output: OutputTarget, last: inout Answer?
  ) throws(Failure) -> ResponseResult {
    var latest: Answer?
    defer {
      latest?.printRest()
      last = latest
    }
    do throws(Failure) {
      return try sender.run { () throws(AttemptFailure) in
        if latest != nil { try AttemptFailure.final { () throws(Failure) in try output.restart() } }
        let answer = Answer(reader(plan, output), output: output, timing: sender.timing)
        latest = answer
        return try answer.finish(sender.send(answer.receive))
      }
    } catch {
      throw Hint.adding(to: error, arguments)
    }
  }

  private func reader(_ plan: Plan, _ output: OutputTarget) -> ResponseReader {
    ResponseReader(
      form: plan.form, keepsMessage: plan.conversation != nil || arguments.schema != nil,
      showsThinking: arguments.showsThinking, isHeld: output.isHeld)
  }

  /// Puts the files in their place and tells what the answer came to.
  private func conclude(_ result: ResponseResult, _ plan: Plan, _ output: OutputTarget)
    throws(Failure) -> ExitStatus
  {
    for warning in result.warnings { StandardError.warn(warning) }
    if arguments.schema != nil, result.endsWell, result.toolCalls.isEmpty, !result.textIsJSON {
      throw .notJSON
    }
    try output.commit()
    if let conversation = plan.conversation, result.stopReason?.endsTurnWell ?? true {
      let answer = Array(#"{"role":"assistant","content":"#.utf8) + result.content + Array("}".utf8)
      try conversation.append(plan.newTurns.map(\.rendered) + [answer])
    }
    switch result.stopReason {
    case .maxTokens?: throw .cutOff(.maxTokens)
    case .contextWindow?: throw .cutOff(.contextWindow)
    case .paused(let name)?: throw .paused(name)
    case .refusal?:
      let details = result.message?["stop_details"]
      throw .refused(detail: details?["explanation"]?.text ?? details?["category"]?.text)
    case .other(let name)?: StandardError.warn("unknown stop reason \"\(name)\"")
    case .endTurn?, .stopSequence?, .toolUse?, nil: break
    }
    return arguments.exitCode && !result.toolCalls.isEmpty ? .asksForTools : .success
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
    case .maxTokens, .contextWindow, .refusal: false
    }
  }
}
