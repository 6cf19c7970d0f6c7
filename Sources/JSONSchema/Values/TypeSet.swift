import JSON

/// The types that the keyword `type` names (validation, 6.1.1).
struct TypeSet: OptionSet, Sendable {
  let rawValue: UInt8

  static let null = TypeSet(rawValue: 1)
  static let boolean = TypeSet(rawValue: 2)
  static let integer = TypeSet(rawValue: 4)
  static let number = TypeSet(rawValue: 8)
  static let string = TypeSet(rawValue: 16)
  static let array = TypeSet(rawValue: 32)
  static let object = TypeSet(rawValue: 64)

  static let any = TypeSet(rawValue: 127)

  private static let words: [(name: String, type: TypeSet, phrase: String)] = [
    ("null", .null, "null"), ("boolean", .boolean, "a boolean"),
    ("integer", .integer, "an integer"), ("number", .number, "a number"),
    ("string", .string, "a string"), ("array", .array, "an array"),
    ("object", .object, "an object"),
  ]

  static let names = words.map(\.name)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init?(name: String) {
    guard let word = Self.words.first(where: { $0.name == name }) else { return nil }
    self = word.type
  }

  /// Whether the value is of one of the types; 1.0 is an integer.
  func holds(_ value: JSON) -> Bool {
    switch value {
    case .null: contains(.null)
    case .bool: contains(.boolean)
    case .number(let spelling):
      contains(.number) || contains(.integer) && Self.isInteger(spelling)
    case .string: contains(.string)
    case .array: contains(.array)
    case .object: contains(.object)
    }
  }

  private static func isInteger(_ spelling: String) -> Bool {
    ShortDecimal(spelling)?.isInteger ?? Decimal(spelling).isInteger
  }

  /// The types in words: `a string or null`.
  var phrase: String {
    var phrases = Self.words.filter { contains($0.type) && $0.type != .null }.map(\.phrase)
    if contains(.number) { phrases.removeAll { $0 == "an integer" } }
    if contains(.null) { phrases.append("null") }
    return OneLine.list(phrases)
  }
}
