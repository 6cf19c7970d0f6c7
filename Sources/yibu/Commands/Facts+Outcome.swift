import Messages
import Options

extension Facts {
  /// What the sender and the outcome tell, whatever the command.
  init(_ sender: Sender, _ outcome: Result<ExitStatus, Failure>, head: ResponseHead?) {
    self.head = head
    requestID = head?.requestID
    retries = sender.retries
    firstByte = sender.timing.firstByte
    firstText = sender.timing.firstText
    total = sender.timing.total
    switch outcome {
    case .success(let status): self.status = status
    case .failure(let failure):
      status = failure.status
      switch failure {
      case .answer(.api(let error)), .hinted(let error, _):
        requestID = error.requestID
      default: break
      }
    }
  }
}

extension WriteOut {
  /// The text of `--write-out`; nil where there is none.
  init?(_ arguments: Arguments) throws(Failure) {
    guard let text = try arguments.writeOut?.read() else { return nil }
    try self.init(text)
  }
}

extension OutputTarget {
  /// Prints what takes the place of an exchange, ending its last line.
  func show(_ bytes: [UInt8]) throws(Failure) -> ExitStatus {
    try write(bytes)
    if bytes.last != UInt8(ascii: "\n") { try write([UInt8(ascii: "\n")]) }
    try commit()
    return .success
  }
}
