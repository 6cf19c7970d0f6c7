import Synchronization

/// The secrets of this run: what must appear nowhere on standard error and in recordings, wherever
/// the server may have repeated it. Its answer itself is passed on as it is; and in a recording of one, a secret
/// that is divided among several deltas cannot be told from ordinary text.
enum Secrets {
  private static let known = Mutex<[Secret]>([])

  /// The longest come first: one may be the beginning of another.
  static func add(_ secret: Secret) {
    CoreDump.prevent()
    known.withLock { known in
      known.append(secret)
      known.sort { $0.reveal().utf8.count > $1.reveal().utf8.count }
    }
  }

  /// Those that are long enough to be told from ordinary words.
  static var all: [Secret] { known.withLock { $0.filter(\.isLongEnough) } }

  /// The bytes with every secret replaced.
  static func redacted(from bytes: [UInt8]) -> [UInt8] {
    var filters = SecretFilters()
    return filters.filter(bytes, isEnd: true)
  }

  /// The text with every secret replaced.
  static func redacted(from text: String) -> String {
    if all.isEmpty { return text }
    return String(decoding: redacted(from: Array(text.utf8)), as: UTF8.self)
  }
}
