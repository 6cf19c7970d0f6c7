import HTTP
import JSON
import Messages
import Options

/// A request whose response is wanted in one piece: what `count` and `models` have in common.
struct Call {
  private let arguments: Arguments
  private let sender: Sender
  private let writeOut: WriteOut?

  /// - Parameter deadline: the end of `--max-time`, if that is set.
  init(_ arguments: Arguments, path: String, body: [UInt8]?, deadline: Moment?) throws(Failure) {
    self.arguments = arguments
    writeOut = try WriteOut(arguments)
    sender = try Sender(
      arguments, path: path, accept: "application/json", body: body, deadline: deadline)
  }

  /// Sends the request and prints what `render` makes of the body, given as JSON and as bytes.
  func run(
    _ output: OutputTarget, _ render: (JSON, [UInt8]) throws(Failure) -> [UInt8]
  ) throws(Failure) -> ExitStatus {
    if arguments.printCurl { return try output.show(sender.curlCommand) }
    var last: WholeResponse?
    let outcome = Result { () throws(Failure) in
      let body = try sender.fetch(&last)
      let rendered = try render(body, last?.bytes ?? [])
      if arguments.answer == .json {
        try output.write(rendered)
      } else {
        try output.writeText(rendered)
      }
      try output.commit()
      return ExitStatus.success
    }
    if case .failure(let failure) = outcome, failure.apiError != nil, arguments.answer == .json {
      try output.write(last?.bytes ?? [])
    }
    try sender.finish(outcome)
    try writeOut?.print(Facts(sender, outcome, head: last?.head))
    return try outcome.get()
  }
}
