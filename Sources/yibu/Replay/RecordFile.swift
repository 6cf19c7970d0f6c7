import Messages
import Synchronization

/// A file that keeps the response (`--record`): status line, headers and body, as `curl -i` prints them,
/// without cookies and without the key. With the head alone it is that of `--dump-header`.
final class RecordFile: Sendable {
  private let target: OutputTarget
  private let filters: Mutex<[SecretFilter]>
  private let hasBegun = Mutex(false)
  private let secrets: [Secret]
  private let keepsCookies: Bool

  /// - Parameters:
  ///   - secrets: what must not be in it, wherever the server may have repeated it.
  ///   - keepsCookies: for a file that is to be read, not to be passed on.
  init(_ target: OutputTarget, hiding secrets: [Secret] = [], keepsCookies: Bool = false) {
    self.keepsCookies = keepsCookies
    self.target = target
    self.secrets = secrets
    filters = Mutex(secrets.map(SecretFilter.init))
  }

  /// Begins the record, anew where an earlier attempt had begun it.
  func begin(_ head: ResponseHead) throws(Failure) {
    try target.restart()
    hasBegun.withLock { $0 = true }
    filters.withLock { $0 = secrets.map(SecretFilter.init) }
    var kept = head
    kept.fields.removeAll { !keepsCookies && $0.name.equalsIgnoringASCIICase("set-cookie") }
    try write(kept.text.utf8)
  }

  func write(_ bytes: some Collection<UInt8>) throws(Failure) {
    try target.write(filters.withLock { Self.pass(Array(bytes), through: &$0, isEnd: false) })
  }

  /// Ends the record with what came, even if that is not the whole response. Where none came, an older
  /// file stays.
  func finish() throws(Failure) {
    guard hasBegun.withLock({ $0 }) else { return }
    try target.write(filters.withLock { Self.pass([], through: &$0, isEnd: true) })
    try target.commit()
  }

  private static func pass(_ bytes: [UInt8], through filters: inout [SecretFilter], isEnd: Bool)
    -> [UInt8]
  {
    var passed = bytes
    for index in filters.indices {
      passed = filters[index].filter(passed)
      if isEnd { passed += filters[index].finish() }
    }
    return passed
  }
}
