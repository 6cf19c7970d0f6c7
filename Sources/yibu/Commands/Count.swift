import JSON
import Messages
import Options

/// `yibu count`: counts the input tokens of the request that `ask` would send.
struct Count {
  private let output: OutputPlan

  init(_ output: OutputPlan) { self.output = output }

  func run(_ sender: Sender) -> Report {
    var report = Report(fetching: sender, printingTo: output) { (body, bytes) throws(Failure) in
      guard let count = body["input_tokens"]?.integer, count >= 0 else {
        throw .answer(.unexpected("JSON without a number of \"input_tokens\""))
      }
      return output.form == .json ? bytes : Array("\(count)\n".utf8)
    }
    if case .failure(.answer(.api(let error), nil)) = report.outcome, error.httpStatus == 404,
      !error.message.contains("model")
    {
      report.outcome = .failure(
        .answer(
          .api(error), hint: "this server does not count tokens, or --base-url is wrong"))
    }
    return report
  }
}
