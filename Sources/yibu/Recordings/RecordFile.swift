import HTTP
import Messages
import Synchronization

/// A file that keeps the response (`--record`): status line, headers and body, as `curl -i` prints them,
/// without cookies and without the key. With the head alone it is that of `--dump-header`.
final class RecordFile: Sendable {
  private struct State: Sendable {
    var hasBegun = false
    var secrets = SecretFilters()
    /// For what goes to a terminal.
    var controls: TerminalText?

    mutating func pass(_ bytes: [UInt8], isEnd: Bool) -> [UInt8] {
      let passed = secrets.filter(bytes, isEnd: isEnd)
      return controls?.show(passed) ?? passed
    }
  }

  /// The body of the request that the response is to, for a file of its own.
  struct RequestBody: Sendable {
    let target: OutputTarget
    let bytes: [UInt8]
  }

  private let request: RequestBody?
  private let target: OutputTarget
  private let state = Mutex(State())
  private let keepsCookies: Bool

  /// - Parameters:
  ///   - keepsCookies: for a file that is to be read, not to be passed on.
  ///   - request: a body to keep beside the response.
  init(_ target: OutputTarget, keepsCookies: Bool, request: RequestBody? = nil) {
    self.request = request
    self.target = target
    self.keepsCookies = keepsCookies
  }

  /// Begins the record, anew where an earlier attempt had begun it.
  func begin(_ head: ResponseHead) throws(Failure) {
    try target.restart()
    state.withLock {
      $0 = State(
        hasBegun: true, secrets: SecretFilters(keepsLength: true),
        controls: target.isTerminal ? TerminalText() : nil)
    }
    var kept = head
    kept.fields.removeAll { !keepsCookies && $0.name.equalsIgnoringASCIICase("set-cookie") }
    try write(kept.text.utf8)
  }

  func write(_ bytes: some Collection<UInt8>) throws(Failure) {
    try target.write(state.withLock { $0.pass(Array(bytes), isEnd: false) })
  }

  /// Ends the record with what came, even if that is not the whole response. Where none came, an older
  /// file stays.
  func finish() throws(Failure) {
    guard state.withLock(\.hasBegun) else { return }
    if let request { try request.target.write(Secrets.redacted(from: request.bytes)) }
    try target.write(state.withLock { $0.pass([], isEnd: true) })
    // Both are complete before either is seen.
    try request?.target.commit()
    try target.commit()
  }
}
