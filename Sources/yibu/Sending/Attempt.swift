import HTTP

/// One try at a request: it receives a response and says what that came to.
protocol Attempt: Sendable {
  /// Takes a part of the response, on the thread that received it.
  func receive(_ part: ResponsePart) -> Continuation
  /// Settles what the response came to, once no part follows.
  func finish(_ end: TransferEnd) throws(AttemptFailure)
}

/// Why an attempt failed, and what there is to say whether another may help.
struct AttemptFailure: Error {
  var failure: Failure
  /// The response's head; nil where none came.
  var head: ResponseHead?
  /// Whether a part of the answer was printed, which cannot be taken back.
  var isFinal: Bool
}
