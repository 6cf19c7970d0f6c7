import HTTP

/// A piece of a response, in the order received: one head, then the body in as many pieces as come.
///
/// Interim heads (1xx) and a proxy's answer to `CONNECT` are not among them.
enum ResponsePart {
  case head(ResponseHead)
  /// The bytes are valid during the call only. They are decoded: no chunk sizes, no gzip.
  case body(UnsafeRawBufferPointer)
}

/// What the receiver of a response says after each part.
enum Continuation: Sendable {
  case more
  /// The end that the protocol itself announces was seen: do not wait for the connection's end.
  case done
}

/// How sending a request and receiving its response ended.
enum TransferEnd: Sendable {
  /// The response is complete, or its receiver said `done`.
  case completed
  case failed(TransferFailure)
}
