package import HTTP

/// How much of a response is kept in memory, in bytes. What is more is not an answer of the API, and
/// would only fill the memory.
package struct ResponseLimits: Sendable {
  /// The body of an error.
  package var error = 1 << 20
  /// One event, an answer that is held until it is complete, or a list.
  package var held = 256 << 20
  /// White space ahead of a body, which some servers send as a sign of life.
  package var leadingSpace = 1 << 10

  /// The limits that the man page tells.
  package init() {}

  /// How large a body may be that comes in one piece.
  package func body(of head: ResponseHead) -> Int { head.isError ? error : held }

  /// Why a body that is larger is not read.
  package func failure(of head: ResponseHead) -> ResponseFailure {
    let size = Self.shown(body(of: head))
    return .tooLarge(
      head.isError
        ? "HTTP \(head.status): the body of the error is larger than \(size)"
        : "the answer is larger than \(size)")
  }

  /// Such as `256 MB`.
  static func shown(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) bytes"
  }
}
