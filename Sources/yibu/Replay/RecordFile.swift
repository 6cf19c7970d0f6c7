import Messages
import Synchronization

/// A file that keeps the response (`--record`): status line, headers and body, as `curl -i` prints them,
/// without cookies and without the key. With the head alone it is that of `--dump-header`.
final class RecordFile: Sendable {
  private let target: OutputTarget
  private let filter: Mutex<SecretFilter>
  private let hasBegun = Mutex(false)
  private let secret: Secret?
  private let keepsCookies: Bool

  /// - Parameters:
  ///   - secret: what must not be in it, wherever the server may have repeated it.
  ///   - keepsCookies: for a file that is to be read, not to be passed on.
  init(_ target: OutputTarget, hiding secret: Secret? = nil, keepsCookies: Bool = false) {
    self.keepsCookies = keepsCookies
    self.target = target
    self.secret = secret
    filter = Mutex(SecretFilter(secret))
  }

  /// Begins the record, anew where an earlier attempt had begun it.
  func begin(_ head: ResponseHead) throws(Failure) {
    try target.restart()
    hasBegun.withLock { $0 = true }
    filter.withLock { $0 = SecretFilter(secret) }
    var kept = head
    kept.fields.removeAll { !keepsCookies && $0.name.equalsIgnoringASCIICase("set-cookie") }
    try write(kept.text.utf8)
  }

  func write(_ bytes: some Collection<UInt8>) throws(Failure) {
    try target.write(filter.withLock { $0.filter(bytes) })
  }

  /// Ends the record with what came, even if that is not the whole response. Where none came, an older
  /// file stays.
  func finish() throws(Failure) {
    guard hasBegun.withLock({ $0 }) else { return }
    try target.write(filter.withLock { $0.finish() })
    try target.commit()
  }
}
