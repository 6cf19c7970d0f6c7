/// A key or a password: something that must never be shown.
struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  private let value: String

  init(_ value: String) { self.value = value }

  /// What is printed in its place, everywhere.
  static let replacement = "[redacted]"

  var description: String { Self.replacement }
  var debugDescription: String { Self.replacement }

  /// The secret itself, for the one header that carries it.
  func reveal() -> String { value }

  /// Whether it can be told from ordinary words: replacing a few letters wherever they turn up would
  /// make the text unreadable.
  var isLongEnough: Bool { value.utf8.count >= 6 }
}
