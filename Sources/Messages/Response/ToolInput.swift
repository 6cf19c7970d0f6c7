import JSON

/// The input of a tool call, which models write as JSON text and gateways pass on in several ways.
enum ToolInput {
  /// The value that the text spells; nil where it is not JSON. Some gateways send `{}` first and the
  /// real input after it, which leaves `{}{"a":1}`: the empty objects are dropped.
  static func parse(_ text: [UInt8]) -> JSON? {
    var rest = text[...]
    while let next = afterEmptyObject(rest), !next.allSatisfy(\.isJSONSpace) { rest = next }
    return try? JSON.parse(Array(rest))
  }

  /// What follows `{}` at the beginning of the text; nil where it does not begin so.
  private static func afterEmptyObject(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = text.drop(while: \.isJSONSpace)
    guard rest.popFirst() == UInt8(ascii: "{") else { return nil }
    rest = rest.drop(while: \.isJSONSpace)
    return rest.popFirst() == UInt8(ascii: "}") ? rest : nil
  }

  /// Whether the text is one of the ways to spell no input at all.
  static func isBlank(_ text: some Collection<UInt8>) -> Bool {
    text.allSatisfy(\.isJSONSpace) || text.elementsEqual("null".utf8)
  }

  /// The input as an object where it is one, or spells one in a string, as gateways that translate
  /// from OpenAI's protocol send it; else as it is.
  static func value(_ input: JSON) -> JSON {
    if input.isNull { return .object([]) }
    guard let text = input.text else { return input }
    if isBlank(text.utf8) || text.allSatisfy(\.isWhitespace) { return .object([]) }
    guard let parsed = parse(Array(text.utf8)), parsed.members != nil else { return input }
    return parsed
  }

  /// Whether two inputs say the same, their members in any order.
  static func isSame(_ one: JSON, _ other: JSON) -> Bool {
    if let members = one.members, let others = other.members {
      guard members.count == others.count else { return false }
      // They are looked up by their names, since they may be many.
      let named = Dictionary(grouping: others) { Array($0.name.content.utf8) }
      return members.allSatisfy { member in
        named[Array(member.name.content.utf8)]?.contains { isSame($0.value, member.value) } ?? false
      }
    }
    if let elements = one.elements, let others = other.elements {
      return elements.count == others.count && zip(elements, others).allSatisfy(isSame)
    }
    return one == other
  }
}
