import JSON
import Messages
import Options

/// `yibu count`: counts the input tokens of the request that `ask` would send.
struct Count {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  /// The members that say how the answer is to be made, which counting has no use for.
  private static let unneededMembers = [
    "max_tokens", "stream", "temperature", "top_p", "top_k", "stop_sequences", "metadata",
    "service_tier",
  ]

  func run() throws(Failure) -> ExitStatus {
    let deadline = arguments.deadline
    let plan = try Plan(arguments, deadline: deadline)
    var body = try InputFile.json(plan.body, from: "--data")
    for member in Self.unneededMembers { body[member] = nil }
    let output = try OutputTarget(arguments.output)
    if arguments.dryRun { return try output.show(body.rendered) }
    let call = try Call(
      arguments, path: "/v1/messages/count_tokens", body: body.rendered, deadline: deadline)
    do throws(Failure) {
      return try count(call, output)
    } catch .answer(.api(let error))
      where error.httpStatus == 404 && !error.message.contains("model")
    {
      throw .hinted(error, hint: "this server does not count tokens, or --base-url is wrong")
    }
  }

  private func count(_ call: Call, _ output: OutputTarget) throws(Failure) -> ExitStatus {
    try call.run(output) { (body, bytes) throws(Failure) in
      guard let count = body["input_tokens"]?.integer, count >= 0 else {
        throw .answer(.unexpected("JSON without a number of \"input_tokens\""))
      }
      return arguments.answer == .json ? bytes : Array("\(count)\n".utf8)
    }
  }
}
