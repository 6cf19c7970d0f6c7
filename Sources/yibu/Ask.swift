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
    if arguments.dryRun {
      try output.write(plan.body)
      if plan.body.last != UInt8(ascii: "\n") { try output.write([UInt8(ascii: "\n")]) }
      try output.commit()
      return .success
    }
    let request = try request(plan)
    if arguments.isVerbose { Trace.show(request) }
    let deadline = deadline
    let client = HTTPClient(try NetworkOptions(arguments))
    var retry = Retry(arguments, deadline: deadline)
    var answer: Answer?
    let result: AnswerResult
    do throws(Failure) {
      result = try retry.run { () throws(AttemptFailure) in
        let attempt = Answer(
          AnswerReader(form: plan.form, keepsMessage: false, showsThinking: false),
          output: output, isVerbose: arguments.isVerbose)
        answer = attempt
        return try attempt.finish(client.send(request, deadline: deadline, receive: attempt.receive))
      }
    } catch {
      answer?.printRest()
      throw error
    }
    answer?.printRest()
    return try conclude(result, output)
  }

  private var deadline: ContinuousClock.Instant? {
    guard let seconds = arguments.maximumTime, seconds > 0 else { return nil }
    return .now + .seconds(seconds)
  }

  private func request(_ plan: Plan) throws(Failure) -> HTTPRequest {
    let destination = try Destination(arguments)
    var headers = HeaderFields()
    if let header = destination.credential?.header { headers.set(header.name, header.value) }
    headers.set("anthropic-version", "2023-06-01")
    headers.set("content-type", "application/json")
    headers.set("accept", plan.isStreamed ? "text/event-stream" : "application/json")
    headers.set("user-agent", "yibu/\(version)")
    if let language = Environment.language { headers.set("accept-language", language) }
    if !arguments.betas.isEmpty {
      headers.set("anthropic-beta", arguments.betas.joined(separator: ","))
    }
    for header in arguments.headers { try headers.apply(header) }
    guard
      destination.credential != nil || headers.contains("authorization")
        || headers.contains("x-api-key")
    else { throw .noKey }
    if !destination.endpoint.isEncrypted, !destination.endpoint.isLocal {
      StandardError.warn(
        "the key goes to \(destination.endpoint.host) unencrypted; use https")
    }
    return HTTPRequest(
      method: "POST", url: destination.endpoint.url("/v1/messages"), headers: headers.fields,
      body: Data(plan.body))
  }

  /// Tells what the answer came to: the file is put in its place, or the failure is thrown.
  private func conclude(_ result: AnswerResult, _ output: OutputTarget) throws(Failure)
    -> ExitStatus
  {
    for warning in result.warnings { StandardError.warn(warning) }
    try output.commit()
    switch result.stopReason {
    case .maxTokens?, .contextWindow?, .paused?:
      throw .stopped(result.stopReason ?? .maxTokens, detail: nil)
    case .refusal?:
      let details = result.message?["stop_details"]
      throw .stopped(.refusal, detail: details?["explanation"]?.text ?? details?["category"]?.text)
    case .other(let name)?: StandardError.warn("unknown stop reason \"\(name)\"")
    case .endTurn?, .stopSequence?, .toolUse?, nil: break
    }
    return arguments.exitCode && !result.toolCalls.isEmpty ? .asksForTools : .success
  }
}
