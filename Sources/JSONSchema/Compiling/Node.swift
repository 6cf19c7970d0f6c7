import JSON

/// One schema or subschema, compiled. Others are named by their index in `Schema.nodes`.
final class Node: Sendable {
  /// Where it stands in the schema document: an index in `Schema.places`.
  let place: Int
  /// The schema resource it belongs to.
  let resource: Int
  let rules: Rules

  init(place: Int, resource: Int, rules: Rules) {
    self.place = place
    self.resource = resource
    self.rules = rules
  }
}

/// What a schema asks of a value.
struct Rules: Sendable {
  /// The verdict of a boolean schema.
  var constant: Bool?
  var types = TypeSet.any
  /// What is asked of the value alone.
  var assertions: [Assertion] = []
  /// Other schemas that are applied to the same value.
  var applicators: [Applicator] = []
  var object: ObjectRules?
  var array: ArrayRules?
  var unevaluatedItems: Int?
  var unevaluatedProperties: Int?
}

/// A keyword that looks at the value and at no other schema. What it compares with is named by its
/// index in `Operands`.
enum Assertion: Sendable {
  case const(Int)
  case enumeration(Int)
  case multipleOf(Int)
  case maximum(Int)
  case exclusiveMaximum(Int)
  case minimum(Int)
  case exclusiveMinimum(Int)
  case maxLength(Int)
  case minLength(Int)
  case pattern(Int)
  case maxItems(Int)
  case minItems(Int)
  case uniqueItems
  case maxProperties(Int)
  case minProperties(Int)

  var keyword: String {
    switch self {
    case .const: "const"
    case .enumeration: "enum"
    case .multipleOf: "multipleOf"
    case .maximum: "maximum"
    case .exclusiveMaximum: "exclusiveMaximum"
    case .minimum: "minimum"
    case .exclusiveMinimum: "exclusiveMinimum"
    case .maxLength: "maxLength"
    case .minLength: "minLength"
    case .pattern: "pattern"
    case .maxItems: "maxItems"
    case .minItems: "minItems"
    case .uniqueItems: "uniqueItems"
    case .maxProperties: "maxProperties"
    case .minProperties: "minProperties"
    }
  }
}

/// What assertions compare with: kept apart, for an assertion with a value of its own would be copied
/// and counted each time it is looked at.
struct Operands: Sendable {
  var values: [JSON] = []
  var enumerations: [Enumeration] = []
  var divisors: [Divisor] = []
  var bounds: [Bound] = []
  var patterns: [Pattern] = []
}

/// A keyword that applies schemas to the value itself.
enum Applicator: Sendable {
  case ref(Int)
  /// A reference by a dynamic anchor: the anchor's number, and the schema that it names at first.
  case dynamicRef(Int, initial: Int)
  case allOf([Int])
  case anyOf([Int])
  case oneOf([Int])
  case not(Int)
  case condition(if: Int, then: Int?, else: Int?)
}

/// The values of `enum`.
struct Enumeration: Sendable {
  let values: [JSON]
  private let strings: PropertyTable
  private let others: [JSON]
  /// The others to be looked up: only where there are many.
  private let keys: Set<ValueKey>?

  init(_ values: [JSON]) {
    self.values = values
    var strings: [Text] = []
    var others: [JSON] = []
    for value in values {
      if case .string(let string) = value {
        strings.append(Text(string))
      } else {
        others.append(value)
      }
    }
    self.strings = PropertyTable(strings)
    self.others = others
    keys = others.count > 8 ? Set(others.map(ValueKey.init)) : nil
  }

  func contains(_ value: JSON) -> Bool {
    if case .string(let string) = value { return strings.number(of: string, guess: 0) != nil }
    return keys?.contains(ValueKey(value: value)) ?? others.contains { ValueKey.isSame($0, value) }
  }
}

/// What is asked of an array's items.
struct ArrayRules: Sendable {
  var prefix: [Int] = []
  var items: Int?
  var contains: Contains?

  struct Contains: Sendable {
    var schema: Int
    var least = 1
    var most: Int?
  }
}

/// What is asked of an object's members.
final class ObjectRules: Sendable {
  /// Every name that a rule speaks of; rules name it by its number.
  let names: PropertyTable
  /// The schema of `properties` for each of the names.
  let properties: [Int?]
  let required: [Int]
  let dependentRequired: [Dependent]
  let dependentSchemas: [(name: Int, schema: Int)]
  let patterns: [(pattern: Int, schema: Int)]
  let additional: Int?
  let propertyNames: Int?
  /// `minProperties` and `maxProperties`: that a certain property is missing tells more.
  let counts: [Assertion]

  struct Dependent: Sendable {
    var name: Int
    var required: [Int]
  }

  init(_ draft: Draft) {
    names = PropertyTable(draft.names)
    properties = draft.properties
    required = draft.required
    dependentRequired = draft.dependentRequired
    dependentSchemas = draft.dependentSchemas
    patterns = draft.patterns
    additional = draft.additional
    propertyNames = draft.propertyNames
    counts = draft.counts
  }

  /// The rules while their keywords are read.
  struct Draft {
    private(set) var names: [Text] = []
    private var numbers: [Text: Int] = [:]
    var properties: [Int?] = []
    var required: [Int] = []
    var dependentRequired: [Dependent] = []
    var dependentSchemas: [(name: Int, schema: Int)] = []
    var patterns: [(pattern: Int, schema: Int)] = []
    var additional: Int?
    var propertyNames: Int?
    var counts: [Assertion] = []

    var isEmpty: Bool {
      names.isEmpty && patterns.isEmpty && additional == nil && propertyNames == nil
        && counts.isEmpty
    }

    /// The number of a name, given where it has none yet.
    mutating func number(of name: Text) -> Int {
      if let number = numbers[name] { return number }
      numbers[name] = names.count
      names.append(name)
      properties.append(nil)
      return names.count - 1
    }
  }
}
