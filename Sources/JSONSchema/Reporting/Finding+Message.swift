import JSON

extension Schema {
  /// Puts a violation into words.
  func violation(_ finding: Finding, in value: JSON) -> Violation {
    let rule =
      finding.keyword.map { places.pointer(finding.place, $0) } ?? places.pointer(finding.place)
    let message = message(finding)
    return Violation(
      place: Self.pointer(finding.path, in: value), rule: rule,
      message: finding.isName ? "the property's name: \(message)" : message)
  }

  private static func pointer(_ path: [Int], in value: JSON) -> String {
    var tokens: [Text] = []
    var value = value
    for index in path {
      switch value {
      case .array(let elements):
        tokens.append(Text(String(index)))
        value = elements[index]
      case .object(let members):
        tokens.append(Text(members[index].name))
        value = members[index].value
      default: break
      }
    }
    return OneLine.pointer(tokens)
  }

  private func message(_ finding: Finding) -> String {
    let value = finding.value
    let found = OneLine.value(value)
    switch finding.kind {
    case .never: return never(at: finding.place)
    case .type(let types):
      if case .number = value {
        return "expected \(types.phrase), found \(foundNumber(types, value))"
      }
      return "expected \(types.phrase), found \(value.kind)"
    case .const(let number):
      return "expected \(Self.expected(operands.values[number])), found \(found)"
    case .enumeration(let number):
      return "expected \(Self.choice(operands.enumerations[number].values)), found \(found)"
    case .choice(let values): return "expected \(Self.choice(values)), found \(found)"
    case .multipleOf(let number):
      return
        "expected a multiple of \(OneLine.text(operands.divisors[number].spelling)), found \(found)"
    case .bound(let words, let number):
      let limit = operands.bounds[number].spelling
      return "expected \(words) \(OneLine.text(limit)), found \(found)"
    case .count(let words, let limit, let counted):
      return "expected \(words) \(Self.count(limit, counted)), found \(Self.count(of: value))"
    case .pattern(let number):
      let source = operands.patterns[number].source.content
      return "expected a string that matches \(OneLine.text(source)), found \(found)"
    case .unique(let first, let second):
      return "expected items that all differ, found the same at \(first) and \(second)"
    case .contains(let words, let limit, let count):
      return
        "expected \(words) \(Self.count(limit, .item)) that \(limit == 1 ? "follows" : "follow") "
        + "\"contains\", found \(count)"
    case .missing(let name, let other):
      let reason = other.map { ", because \(OneLine.quoted($0.content)) is there" } ?? ""
      return "the property \(OneLine.quoted(name.content)) is missing\(reason)"
    case .not: return "expected a value that does not follow \"not\", found \(found)"
    case .severalOf(let branches):
      let list = OneLine.list(branches.map(String.init), joinedBy: "and")
      return "expected a value that follows one schema of \"oneOf\", found one that follows \(list)"
    }
  }

  /// What a schema of `false` has to say depends on where it stands.
  private func never(at place: Int) -> String {
    switch places.token(of: place)?.content {
    case "additionalProperties", "unevaluatedProperties": "unexpected property"
    case "items", "unevaluatedItems": "unexpected item"
    default: "unexpected value: its schema is false"
    }
  }

  private func foundNumber(_ types: TypeSet, _ value: JSON) -> String {
    types.contains(.integer) ? OneLine.value(value) : value.kind
  }

  private static func expected(_ value: JSON) -> String {
    switch value {
    case .array(let elements) where !elements.isEmpty: return compact(value)
    case .object(let members) where !members.isEmpty: return compact(value)
    default: return OneLine.value(value)
    }
  }

  private static func compact(_ value: JSON) -> String {
    OneLine.text(String(decoding: value.rendered, as: UTF8.self))
  }

  private static func choice(_ values: [JSON]) -> String {
    if values.isEmpty { return "one of the values of an empty \"enum\"" }
    var words = values.prefix(8).map(expected)
    if values.count > 8 { words.append("\(values.count - 8) more") }
    return OneLine.list(words)
  }

  private static func count(_ count: Int, _ counted: Finding.Counted) -> String {
    switch counted {
    case .character: OneLine.count(count, "character")
    case .item: OneLine.count(count, "item")
    case .property: OneLine.count(count, "property", plural: "properties")
    }
  }

  private static func count(of value: JSON) -> String {
    switch value {
    case .string(let string): String(string.codePointCount)
    case .object(let members): String(JSON.nameCount(members))
    default: String(value.childCount)
    }
  }
}
