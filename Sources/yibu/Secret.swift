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

  /// The text with the secret replaced wherever it turns up. A secret of a few letters is none, and
  /// replacing it would make the text unreadable.
  func redacted(from text: String) -> String {
    if value.utf8.count < 6 { return text }
    return text.split(separator: value, omittingEmptySubsequences: false)
      .joined(separator: Self.replacement)
  }
}
