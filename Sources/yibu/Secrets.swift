import Synchronization

/// The secrets of this run: what must appear in no output and in no recording, wherever the server
/// may have repeated it.
enum Secrets {
  private static let known = Mutex<[Secret]>([])

  static func add(_ secret: Secret) { known.withLock { $0.append(secret) } }

  /// Those that are long enough to be told from ordinary words.
  static var all: [Secret] { known.withLock { $0.filter(\.isLongEnough) } }

  /// The text with every secret replaced.
  static func redacted(from text: String) -> String {
    all.reduce(text) { $1.redacted(from: $0) }
  }
}
