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
    let exchanged = sender.fetch()
    let bytes = exchanged.last?.bytes ?? []
    var body: JSON?
    outcome = Result { () throws(Failure) in
      switch exchanged.outcome {
      case .success(let json):
        body = json
        let rendered = try render(json, bytes)
        try output.target.write(rendered, as: output.form == .json ? .json : .text)
        try output.target.commit()
        return ExitStatus.success
      case .failure(let failure):
        if failure.apiError != nil, output.form == .json {
          try output.target.write(bytes, as: .json)
        }
        throw failure
      }
    }
    head = exchanged.last?.head
    self.body = body
  }
}
