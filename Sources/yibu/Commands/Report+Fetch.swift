import JSON
import Messages
import Options

extension Report {
  /// Gets a response in one piece and prints what `render` makes of it, given as JSON and as bytes. With
  /// `--json` the server's own words about an error are printed, too.
  init(
    fetching sender: Sender, printingTo output: OutputPlan,
    _ render: (JSON, [UInt8]) throws(Failure) -> [UInt8]
  ) {
    let (last, failure) = sender.fetch()
    let bytes = last?.bytes ?? []
    body = last?.body
    outcome = Result { () throws(Failure) in
      if let failure {
        if failure.apiError != nil, output.form == .json {
          try output.target.write(bytes, as: .json)
        }
        throw failure
      }
      let rendered = try render(last?.body ?? .null, bytes)
      try output.target.write(rendered, as: output.form == .json ? .json : .text)
      try output.target.commit()
      return ExitStatus.success
    }
    head = last?.head
  }
}
