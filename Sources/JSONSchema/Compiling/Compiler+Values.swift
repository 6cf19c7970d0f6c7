import JSON

/// Reads the values of keywords that hold no schemas, and refuses those that the standard does not
/// allow.
extension Compiler {
  mutating func assertion(_ keyword: String, _ value: JSON, at place: Int) throws(SchemaFault)
    -> Assertion?
  {
    switch keyword {
    case "const":
      operands.values.append(value)
      return .const(operands.values.count - 1)
    case "enum":
      guard let values = value.elements else {
        throw fault("expected an array, found \(value.kind)", at: place)
      }
      operands.enumerations.append(Enumeration(values))
      return .enumeration(operands.enumerations.count - 1)
    case "multipleOf": return .multipleOf(try divisor(value, at: place))
    case "maximum": return .maximum(try bound(value, at: place))
    case "exclusiveMaximum": return .exclusiveMaximum(try bound(value, at: place))
    case "minimum": return .minimum(try bound(value, at: place))
    case "exclusiveMinimum": return .exclusiveMinimum(try bound(value, at: place))
    case "maxLength": return .maxLength(try count(value, at: place))
    case "minLength": return .minLength(try count(value, at: place))
    case "pattern":
      guard case .string(let string) = value else {
        throw fault("expected a string, found \(value.kind)", at: place)
      }
      return .pattern(try pattern(Text(string), at: place))
    case "maxItems": return .maxItems(try count(value, at: place))
    case "minItems": return .minItems(try count(value, at: place))
    case "uniqueItems":
      guard case .bool(let isAsked) = value else {
        throw fault("expected a boolean, found \(value.kind)", at: place)
      }
      return isAsked ? .uniqueItems : nil
    case "maxProperties": return .maxProperties(try count(value, at: place))
    case "minProperties": return .minProperties(try count(value, at: place))
    default: return nil
    }
  }

  private func number(_ value: JSON, at place: Int) throws(SchemaFault) -> String {
    guard case .number(let spelling) = value else {
      throw fault("expected a number, found \(value.kind)", at: place)
    }
    return spelling
  }

  private mutating func bound(_ value: JSON, at place: Int) throws(SchemaFault) -> Int {
    operands.bounds.append(Bound(try number(value, at: place)))
    return operands.bounds.count - 1
  }

  private mutating func divisor(_ value: JSON, at place: Int) throws(SchemaFault) -> Int {
    let spelling = try number(value, at: place)
    guard Decimal(spelling).compared(to: Decimal("0")) > 0 else {
      throw fault("expected a number above 0, found \(OneLine.text(spelling))", at: place)
    }
    guard let divisor = Divisor(spelling) else {
      throw fault("a number of more than 19 significant digits is not supported", at: place)
    }
    operands.divisors.append(divisor)
    return operands.divisors.count - 1
  }

  /// An integer that is not negative; one that no count can reach becomes the greatest.
  func count(_ value: JSON, at place: Int) throws(SchemaFault) -> Int {
    let number = Decimal(try number(value, at: place))
    guard number.isInteger, !number.isNegative else {
      throw fault(
        "expected an integer of at least 0, found \(OneLine.value(value))", at: place)
    }
    return number.integer ?? Int.max
  }

  func types(_ value: JSON, at place: Int) throws(SchemaFault) -> TypeSet {
    guard let elements = value.elements else { return try type(value, at: place) }
    guard !elements.isEmpty else { throw fault("expected at least one type", at: place) }
    var types: TypeSet = []
    for element in elements {
      let type = try type(element, at: place)
      guard types.isDisjoint(with: type) else {
        throw fault("\(OneLine.value(element)) is there twice", at: place)
      }
      types.formUnion(type)
    }
    return types
  }

  private func type(_ value: JSON, at place: Int) throws(SchemaFault) -> TypeSet {
    guard let name = value.text else {
      throw fault("expected the name of a type, found \(value.kind)", at: place)
    }
    guard let type = TypeSet(name: name) else {
      let names = OneLine.list(TypeSet.names)
      throw fault("expected \(names), found \(OneLine.value(value))", at: place)
    }
    return type
  }

  /// Strings of which no two are the same.
  func names(_ value: JSON, at place: Int) throws(SchemaFault) -> [Text] {
    guard let elements = value.elements else {
      throw fault("expected an array of strings, found \(value.kind)", at: place)
    }
    var names: [Text] = []
    var seen: Set<Text> = []
    for element in elements {
      guard case .string(let string) = element else {
        throw fault("expected strings, found \(element.kind)", at: place)
      }
      names.append(Text(string))
      guard seen.insert(Text(string)).inserted else {
        throw fault("\(OneLine.value(element)) is there twice", at: place)
      }
    }
    return names
  }

  mutating func pattern(_ source: Text, at place: Int) throws(SchemaFault) -> Int {
    if let number = patternNumbers[source] { return number }
    do throws(PatternFault) {
      operands.patterns.append(try Pattern(source))
    } catch {
      throw fault("the pattern cannot be used: \(error.message)", at: place)
    }
    patternNumbers[source] = operands.patterns.count - 1
    return operands.patterns.count - 1
  }
}
