import JSON

extension Evaluation {
  /// Applies one schema: what asks about the value alone, then the schemas for the same value, then
  /// those for its items or members, then what these left over.
  func apply(
    _ node: Node, _ value: JSON, at identity: UInt, in scope: Int, _ evaluated: Evaluated?
  ) -> Bool {
    guard node.rules.types.holds(value) else {
      report(.type(node.rules.types), "type", node, value)
      return false
    }
    guard holdsAll(node.rules.assertions, node, value) else { return false }
    switch value {
    case .array(let elements):
      guard let schema = node.rules.unevaluatedItems else {
        return apply(node, value, elements, at: identity, in: scope, evaluated).isValid
      }
      let own = Evaluated(count: elements.count)
      let result = apply(node, value, elements, at: identity, in: scope, own)
      guard result.isValid || isReporting && result.schemasHold else { return false }
      return apply(unevaluated: schema, to: elements, in: scope, own, evaluated) && result.isValid
    case .object(let members):
      guard let schema = node.rules.unevaluatedProperties else {
        return apply(node, value, members, at: identity, in: scope, evaluated).isValid
      }
      let own = Evaluated(count: members.count)
      let result = apply(node, value, members, at: identity, in: scope, own)
      guard result.isValid || isReporting && result.schemasHold else { return false }
      return apply(unevaluated: schema, to: members, in: scope, own, evaluated) && result.isValid
    default: return applySchemas(node, value, at: identity, in: scope, evaluated)
    }
  }

  /// What came of a container's rules. Where only an item or a member does not follow, one before it
  /// may still be left over for `unevaluatedItems` or `unevaluatedProperties` to report.
  struct ContainerResult {
    var isValid: Bool
    /// Whether the schemas for the container itself hold.
    var schemasHold: Bool

    static let failure = ContainerResult(isValid: false, schemasHold: false)
  }

  private func apply(
    unevaluated schema: Int, to elements: [JSON], in scope: Int, _ own: Evaluated,
    _ evaluated: Evaluated?
  ) -> Bool {
    let first = elements.firstIdentity
    for index in elements.indices where !own.contains(index) {
      let isValid = descend(index) {
        evaluate(schema, elements[index], at: first + UInt(index * JSON.stride), in: scope, nil)
      }
      guard isValid else { return false }
    }
    evaluated?.insertAll()
    return true
  }

  private func apply(
    unevaluated schema: Int, to members: [JSON.Member], in scope: Int, _ own: Evaluated,
    _ evaluated: Evaluated?
  ) -> Bool {
    let first = members.firstIdentity
    for index in members.indices where !own.contains(index) {
      let isValid = descend(index) {
        evaluate(
          schema, members[index].value, at: first + UInt(index * JSON.Member.stride), in: scope, nil
        )
      }
      guard isValid else { return false }
    }
    evaluated?.insertAll()
    return true
  }

  /// Runs the body for an item or a member.
  @inline(__always)
  func descend(_ index: Int, _ body: () -> Bool) -> Bool {
    guard isReporting else { return body() }
    path.append(index)
    defer { path.removeLast() }
    return body()
  }

  func holdsAll(_ assertions: [Assertion], _ node: Node, _ value: JSON) -> Bool {
    for assertion in assertions where !holds(assertion, value) {
      if isReporting { report(kind(of: assertion, value), assertion.keyword, node, value) }
      return false
    }
    return true
  }

  private func holds(_ assertion: Assertion, _ value: JSON) -> Bool {
    switch (assertion, value) {
    case (.const(let expected), _): ValueKey.isSame(value, operands.values[expected])
    case (.enumeration(let number), _): operands.enumerations[number].contains(value)
    case (.multipleOf(let divisor), .number(let number)):
      operands.divisors[divisor].divides(number)
    case (.maximum(let bound), .number(let number)): operands.bounds[bound].order(of: number) <= 0
    case (.exclusiveMaximum(let bound), .number(let number)):
      operands.bounds[bound].order(of: number) < 0
    case (.minimum(let bound), .number(let number)): operands.bounds[bound].order(of: number) >= 0
    case (.exclusiveMinimum(let bound), .number(let number)):
      operands.bounds[bound].order(of: number) > 0
    case (.maxLength(let most), .string(let string)): string.codePointCount(isAtMost: most)
    case (.minLength(let least), .string(let string)):
      least == 0 || !string.codePointCount(isAtMost: least - 1)
    case (.pattern(let pattern), .string(let string)): matches(pattern, string)
    case (.maxItems(let most), .array(let elements)): elements.count <= most
    case (.minItems(let least), .array(let elements)): elements.count >= least
    case (.uniqueItems, .array(let elements)): ValueKey.firstPair(in: elements) == nil
    case (.maxProperties(let most), .object(let members)): JSON.nameCount(members) <= most
    case (.minProperties(let least), .object(let members)): JSON.nameCount(members) >= least
    default: true
    }
  }

  /// What to say of a value for which the assertion does not hold.
  private func kind(of assertion: Assertion, _ value: JSON) -> Finding.Kind {
    switch assertion {
    case .const(let expected): .const(expected)
    case .enumeration(let number): .enumeration(number)
    case .multipleOf(let divisor): .multipleOf(divisor)
    case .maximum(let bound): .bound("at most", bound)
    case .exclusiveMaximum(let bound): .bound("less than", bound)
    case .minimum(let bound): .bound("at least", bound)
    case .exclusiveMinimum(let bound): .bound("more than", bound)
    case .maxLength(let most): .count("at most", most, .character)
    case .minLength(let least): .count("at least", least, .character)
    case .pattern(let pattern): .pattern(pattern)
    case .maxItems(let most): .count("at most", most, .item)
    case .minItems(let least): .count("at least", least, .item)
    case .uniqueItems:
      ValueKey.firstPair(in: value.elements ?? []).map { .unique($0.0, $0.1) } ?? .never
    case .maxProperties(let most): .count("at most", most, .property)
    case .minProperties(let least): .count("at least", least, .property)
    }
  }

  private var operands: Operands { _read { yield schema.operands } }
}

extension JSON {
  static let stride = MemoryLayout<JSON>.stride

  /// How many members of different names there are.
  static func nameCount(_ members: [Member]) -> Int {
    members.count < 2 ? members.count : Set(members.map { Text($0.name) }).count
  }
}

extension JSON.Member {
  static let stride = MemoryLayout<JSON.Member>.stride
}

extension Array {
  /// The address of the first element: as long as the value that is checked lives, no other element
  /// has it.
  var firstIdentity: UInt { withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) } }
}

extension ValueKey {
  /// The first two elements that are the same, in the order of the second.
  static func firstPair(in elements: [JSON]) -> (Int, Int)? {
    if elements.count <= 8 {
      for second in elements.indices {
        for first in 0..<second where isSame(elements[first], elements[second]) {
          return (first, second)
        }
      }
      return nil
    }
    var seen: [ValueKey: Int] = [:]
    seen.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      let key = ValueKey(value: element)
      if let first = seen[key] { return (first, index) }
      seen[key] = index
    }
    return nil
  }
}
