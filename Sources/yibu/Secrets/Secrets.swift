import Synchronization

/// The secrets of this run: what must appear on standard error and in recordings nowhere, wherever
/// the server may have repeated it. Its answer itself is passed on as it is.
enum Secrets {
  private static let known = Mutex<[Secret]>([])

  /// The longest come first: one may be the beginning of another.
  static func add(_ secret: Secret) {
    known.withLock { known in
      known.append(secret)
      known.sort { $0.reveal().utf8.count > $1.reveal().utf8.count }
    }
  }

  /// Those that are long enough to be told from ordinary words.
  static var all: [Secret] { known.withLock { $0.filter(\.isLongEnough) } }

  /// The bytes with every secret replaced.
  static func redacted(from bytes: [UInt8]) -> [UInt8] {
    all.reduce(bytes) { bytes, secret in
      var filter = SecretFilter(secret, replacement: Array(Secret.replacement.utf8))
      return filter.filter(bytes) + filter.finish()
    }
  }

  /// The text with every secret replaced.
  static func redacted(from text: String) -> String {
    all.reduce(text) { $1.redacted(from: $0) }
  }
}
