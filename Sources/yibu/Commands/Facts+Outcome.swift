import HTTP
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
      requestID = failure.apiError?.requestID ?? requestID
    }
  }
}
