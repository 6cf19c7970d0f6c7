import JSON

/// An error is searched for many words, and shown in one line: what goes beyond all measure is cut first.
extension JSON {
  /// How much of a text is looked at, in bytes.
  static let longestWords = 1 << 16
  /// How much of a list is looked at.
  private static let longestList = 1000

  /// The value with long texts and long lists cut.
  var shortened: JSON {
    switch self {
    case .string(let string) where string.spelling.utf8.count > Self.longestWords:
      JSON(String(decoding: string.content.utf8.prefix(Self.longestWords), as: UTF8.self))
    case .array(let elements):
      .array(elements.prefix(Self.longestList).map { $0.shortened })
    case .object(let members):
      .object(
        members.prefix(Self.longestList).map { Member(name: $0.name, value: $0.value.shortened) })
    default: self
    }
  }
}
