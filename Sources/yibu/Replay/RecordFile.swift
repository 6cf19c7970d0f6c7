import Messages
import Synchronization

/// The file that keeps the response (`--record`): status line, headers and body, as `curl -i` prints
/// them, without cookies and without the key.
final class RecordFile: Sendable {
  private let target: OutputTarget
  private let filter: Mutex<SecretFilter>
  private let secret: Secret?

  init(_ target: OutputTarget, hiding secret: Secret?) {
    self.target = target
    self.secret = secret
    filter = Mutex(SecretFilter(secret))
  }

  /// Begins the record, anew where an earlier attempt had begun it.
  func begin(_ head: ResponseHead) throws(Failure) {
    try target.restart()
    filter.withLock { $0 = SecretFilter(secret) }
    var kept = head
    kept.fields.removeAll { $0.name.equalsIgnoringASCIICase("set-cookie") }
    try write(kept.text.utf8)
  }

  func write(_ bytes: some Collection<UInt8>) throws(Failure) {
    try target.write(filter.withLock { $0.filter(bytes) })
  }

  /// Ends the record with what came, even if that is not the whole response.
  func finish() throws(Failure) {
    try target.write(filter.withLock { $0.finish() })
    try target.commit()
  }
}
