import Foundation
import JSON
import Messages
import Options

/// `yibu ask`: builds the request, sends it, prints the answer.
struct Ask {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws(Failure) -> ExitStatus {
    let plan = try Plan(arguments)
    let output = try OutputTarget(arguments.output)
    if arguments.dryRun { return try show(plan.body, on: output) }
    let result = try answer(plan, output)
    return try conclude(result, plan, output)
  }

  private func show(_ body: [UInt8], on output: OutputTarget) throws(Failure) -> ExitStatus {
    try output.write(body)
    if body.last != UInt8(ascii: "\n") { try output.write([UInt8(ascii: "\n")]) }
    try output.commit()
    return .success
  }

  /// Sends the request, as often as it takes, and prints the answer.
  private func answer(_ plan: Plan, _ output: OutputTarget) throws(Failure) -> AnswerResult {
    let destination = try Destination(arguments)
    let headers = try HeaderFields(
      arguments, to: destination,
      accept: plan.isStreamed ? "text/event-stream" : "application/json")
    let request = HTTPRequest(
      method: "POST", url: destination.endpoint.url("/v1/messages"), headers: headers.fields,
      body: Data(plan.body))
    let deadline = arguments.deadline
    let client = HTTPClient(try NetworkOptions(arguments))
    if arguments.isVerbose { Trace.show(request) }
    var retry = Retry(arguments, deadline: deadline)
    var last: Answer?
    do throws(Failure) {
      let result = try retry.run { () throws(AttemptFailure) in
        let answer = Answer(reader(plan), output: output, isVerbose: arguments.isVerbose)
        last = answer
        return try answer.finish(client.send(request, deadline: deadline, receive: answer.receive))
      }
      last?.printRest()
      return result
    } catch {
      last?.printRest()
      throw Hint.adding(to: error, arguments)
    }
  }

  private func reader(_ plan: Plan) -> AnswerReader {
    AnswerReader(
      form: plan.form, keepsMessage: plan.conversation != nil || arguments.schema != nil,
      showsThinking: false)
  }

  /// Puts the files in their place and tells what the answer came to.
  private func conclude(_ result: AnswerResult, _ plan: Plan, _ output: OutputTarget)
    throws(Failure) -> ExitStatus
  {
    for warning in result.warnings { StandardError.warn(warning) }
    try output.commit()
    if let conversation = plan.conversation, result.stopReason?.endsTurnWell ?? true {
      let answer = Array(#"{"role":"assistant","content":"#.utf8) + result.content + Array("}".utf8)
      try conversation.append((plan.userTurn.map { [$0.rendered] } ?? []) + [answer])
    }
    switch result.stopReason {
    case .maxTokens?, .contextWindow?, .paused?:
      throw .stopped(result.stopReason ?? .maxTokens, detail: nil)
    case .refusal?:
      let details = result.message?["stop_details"]
      throw .stopped(.refusal, detail: details?["explanation"]?.text ?? details?["category"]?.text)
    case .other(let name)?: StandardError.warn("unknown stop reason \"\(name)\"")
    case .endTurn?, .stopSequence?, .toolUse?, nil: break
    }
    if arguments.schema != nil, result.toolCalls.isEmpty, !result.textIsJSON { throw .notJSON }
    return arguments.exitCode && !result.toolCalls.isEmpty ? .asksForTools : .success
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
