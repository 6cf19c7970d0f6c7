/// A JSON value (RFC 8259) that keeps what other parsers lose: the order of members, duplicate
/// members, the spelling of numbers, and the spelling of escapes in strings.
///
/// Parsing and then rendering changes nothing but the white space between tokens. The prompt cache
/// of the Messages API compares prompts byte by byte, so that is not pedantry.
package enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  /// A number as it is spelled, such as `1.0` or `1e400`; never rounded.
  case number(String)
  case string(JSONString)
  case array([JSON])
  case object([Member])

  /// One name and its value. An object may hold two of one name; readers see the last.
  package struct Member: Sendable, Equatable {
    /// The member's name.
    package var name: JSONString
    /// The member's value.
    package var value: JSON

    /// A member; the name is escaped where it must be.
    package init(_ name: String, _ value: JSON) {
      self.init(name: JSONString(name), value: value)
    }

    /// A member whose name keeps its spelling.
    package init(name: JSONString, value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// How deep arrays and objects may nest, in levels. Far beyond any request or answer, and shallow
  /// enough that recursion over a value fits the 512 KB stack of a secondary thread.
  package static let maximumDepth = 512

  /// How many values a text may have. Each takes many times the memory that its spelling does: `0,` takes 24
  /// bytes, `{},` and its like a hundred.
  package static let maximumCount = 1 << 23
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  package init(stringLiteral text: String) { self = .string(JSONString(text)) }
  /// A number.
  package init(integerLiteral number: Int) { self = .number(String(number)) }
  /// `true` or `false`.
  package init(booleanLiteral flag: Bool) { self = .bool(flag) }
  /// An array.
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// An object; its members keep their order.
  package init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(members.map { Member($0, $1) })
  }

  /// A string of that content.
  package init(_ text: String) { self = .string(JSONString(text)) }
  /// A number.
  package init(_ number: Int) { self = .number(String(number)) }
}

extension JSON {
  /// A string's content; nil for any other value.
  package var text: String? {
    guard case .string(let string) = self else { return nil }
    return string.content
  }

  /// A number's value where it is spelled as an integer that fits; nil for any other value.
  package var integer: Int? {
    guard case .number(let spelling) = self else { return nil }
    return Int(spelling)
  }

  /// An array's elements; nil for any other value.
  package var elements: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// An object's members, in their order; nil for any other value.
  package var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// Whether it is `null`.
  package var isNull: Bool { self == .null }

  /// Whether it is a string.
  package var isString: Bool { if case .string = self { true } else { false } }

  /// The value of an object's last member of that name; nil where there is none, or no object.
  ///
  /// Setting replaces that member in its place or appends one; setting nil removes every member of
  /// the name. Setting a member of what is not an object turns it into an object of that one member;
  /// setting nil leaves it as it is.
  package subscript(_ name: String) -> JSON? {
    get { members?.last { $0.name.hasContent(name) }?.value }
    set {
      guard case .object(var members) = self else {
        if let newValue { self = .object([Member(name, newValue)]) }
        return
      }
      // Emptied first, so that changing a member does not copy the others.
      self = .null
      if let newValue {
        if let index = members.lastIndex(where: { $0.name.hasContent(name) }) {
          members[index].value = newValue
        } else {
          members.append(Member(name, newValue))
        }
      } else {
        members.removeAll { $0.name.hasContent(name) }
      }
      self = .object(members)
    }
  }

  /// What kind of value this is, in the words of RFC 8259, for messages to people.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
