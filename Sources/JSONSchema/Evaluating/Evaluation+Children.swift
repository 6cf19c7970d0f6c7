import JSON

/// Arrays and objects.
extension Evaluation {
  func apply(
    _ node: Node, _ value: JSON, _ elements: [JSON], at identity: UInt, in scope: Int,
    _ evaluated: Evaluated?
  ) -> ContainerResult {
    guard let rules = node.rules.array else {
      let isValid = applySchemas(node, value, at: identity, in: scope, evaluated)
      return ContainerResult(isValid: isValid, schemasHold: isValid)
    }
    if let contains = rules.contains,
      !apply(contains, node, value, elements, in: scope, evaluated)
    {
      return .failure
    }
    let schemasHold = applySchemas(node, value, at: identity, in: scope, evaluated)
    guard schemasHold || isReporting else { return .failure }
    var isValid = schemasHold
    let first = elements.firstIdentity
    for index in elements.indices {
      guard let schema = index < rules.prefix.count ? rules.prefix[index] : rules.items else {
        break
      }
      evaluated?.insert(index)
      let isItemValid = descend(index) {
        evaluate(schema, elements[index], at: first + UInt(index * JSON.stride), in: scope, nil)
      }
      if !isItemValid {
        isValid = false
        break
      }
    }
    return ContainerResult(isValid: isValid, schemasHold: schemasHold)
  }

  private func apply(
    _ contains: ArrayRules.Contains, _ node: Node, _ value: JSON, _ elements: [JSON],
    in scope: Int, _ evaluated: Evaluated?
  ) -> Bool {
    let first = elements.firstIdentity
    var count = 0
    for index in elements.indices {
      let isMatch = silently {
        evaluate(
          contains.schema, elements[index], at: first + UInt(index * JSON.stride), in: scope, nil)
      }
      guard isMatch else { continue }
      count += 1
      evaluated?.insert(index)
      if evaluated == nil, contains.most == nil, count >= contains.least { return true }
    }
    if count < contains.least {
      report(.contains("at least", contains.least, count), "contains", node, value)
      return false
    }
    if let most = contains.most, count > most {
      report(.contains("at most", most, count), "contains", node, value)
      return false
    }
    return true
  }

  func apply(
    _ node: Node, _ value: JSON, _ members: [JSON.Member], at identity: UInt, in scope: Int,
    _ evaluated: Evaluated?
  ) -> ContainerResult {
    guard let rules = node.rules.object else {
      let isValid = applySchemas(node, value, at: identity, in: scope, evaluated)
      return ContainerResult(isValid: isValid, schemasHold: isValid)
    }
    let count = rules.names.names.count
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: count + members.count) { both in
      // Whether each name is there, and the number of each member's name.
      let presence = UnsafeMutableBufferPointer(rebasing: both[..<count])
      let numbers = UnsafeMutableBufferPointer(rebasing: both[count...])
      presence.initialize(repeating: 0)
      number(members, by: rules.names, numbers, presence)
      return apply(
        rules, node, value, members, numbers, presence, at: identity, in: scope, evaluated)
    }
  }

  private func number(
    _ members: [JSON.Member], by names: PropertyTable,
    _ numbers: UnsafeMutableBufferPointer<Int32>, _ presence: UnsafeMutableBufferPointer<Int32>
  ) {
    var guess = 0
    for index in members.indices {
      guard let number = names.number(of: members[index].name, guess: guess) else {
        numbers[index] = -1
        continue
      }
      numbers[index] = Int32(truncatingIfNeeded: number)
      presence[number] = 1
      guess = number + 1
    }
  }

  private func apply(
    _ rules: ObjectRules, _ node: Node, _ value: JSON, _ members: [JSON.Member],
    _ numbers: UnsafeMutableBufferPointer<Int32>, _ presence: UnsafeMutableBufferPointer<Int32>,
    at identity: UInt, in scope: Int, _ evaluated: Evaluated?
  ) -> ContainerResult {
    guard hasRequired(rules, presence, node, value), holdsAll(rules.counts, node, value) else {
      return .failure
    }
    var schemasHold = applySchemas(node, value, at: identity, in: scope, evaluated)
    for (name, schema) in rules.dependentSchemas where presence[name] == 1 {
      guard schemasHold || isReporting else { return .failure }
      if !evaluate(schema, value, at: identity, in: scope, evaluated) { schemasHold = false }
    }
    guard schemasHold || isReporting else { return .failure }
    var isValid = schemasHold
    let first = members.firstIdentity
    for index in members.indices {
      let identity = first + UInt(index * JSON.Member.stride)
      let isMemberValid = descend(index) {
        apply(
          rules, number: Int(numbers[index]), index, members[index], at: identity, in: scope,
          evaluated)
      }
      if !isMemberValid {
        isValid = false
        break
      }
    }
    return ContainerResult(isValid: isValid, schemasHold: schemasHold)
  }

  private func hasRequired(
    _ rules: ObjectRules, _ presence: UnsafeMutableBufferPointer<Int32>, _ node: Node,
    _ value: JSON
  ) -> Bool {
    for name in rules.required where presence[name] == 0 {
      report(.missing(rules.names.names[name], for: nil), "required", node, value)
      return false
    }
    for dependent in rules.dependentRequired where presence[dependent.name] == 1 {
      for name in dependent.required where presence[name] == 0 {
        let names = rules.names.names
        report(.missing(names[name], for: names[dependent.name]), "dependentRequired", node, value)
        return false
      }
    }
    return true
  }

  /// Applies what the rules have for one member.
  private func apply(
    _ rules: ObjectRules, number: Int, _ index: Int, _ member: JSON.Member, at identity: UInt,
    in scope: Int, _ evaluated: Evaluated?
  ) -> Bool {
    if let names = rules.propertyNames {
      guard evaluate(names, ofName: member.name, at: identity + 1, in: scope) else { return false }
    }
    var isKnown = false
    if number >= 0, let schema = rules.properties[number] {
      isKnown = true
      evaluated?.insert(index)
      guard evaluate(schema, member.value, at: identity, in: scope, nil) else { return false }
    }
    for (pattern, schema) in rules.patterns where matches(pattern, member.name) {
      isKnown = true
      evaluated?.insert(index)
      guard evaluate(schema, member.value, at: identity, in: scope, nil) else { return false }
    }
    guard !isKnown, let schema = rules.additional else { return stop == nil }
    evaluated?.insert(index)
    return evaluate(schema, member.value, at: identity, in: scope, nil)
  }

  private func evaluate(
    _ schema: Int, ofName name: JSONString, at identity: UInt, in scope: Int
  ) -> Bool {
    let earlier = best
    best = nil
    let isValid = evaluate(schema, .string(name), at: identity, in: scope, nil)
    best?.isName = true
    let finding = best
    best = earlier
    if let finding { offer(finding) }
    return isValid
  }
}
