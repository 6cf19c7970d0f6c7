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

  /// Whether it is long enough to be one.
  var isHidden: Bool { value.utf8.count >= 6 }

  /// The text with the secret replaced wherever it turns up. A secret of a few letters is none, and
  /// replacing it would make the text unreadable.
  func redacted(from text: String) -> String {
    guard isHidden else { return text }
    return text.split(separator: value, omittingEmptySubsequences: false)
      .joined(separator: Self.replacement)
  }
}
