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
    let start = numbers.count
    defer { numbers.removeLast(numbers.count - start) }
    number(members, by: rules.names)
    let present = presence.count
    defer { presence.removeLast(presence.count - present) }
    notePresence(of: rules.names, since: start)
    guard hasRequired(rules, since: present, node, value),
      holdsAll(rules.counts, node, value)
    else { return .failure }
    var schemasHold = applySchemas(node, value, at: identity, in: scope, evaluated)
    for (name, schema) in rules.dependentSchemas where presence[present + name] {
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
          rules, number: Int(numbers[start + index]), index, members[index], at: identity,
          in: scope, evaluated)
      }
      if !isMemberValid {
        isValid = false
        break
      }
    }
    return ContainerResult(isValid: isValid, schemasHold: schemasHold)
  }

  private func number(_ members: [JSON.Member], by names: PropertyTable) {
    var guess = 0
    for member in members {
      let number = names.number(of: member.name, guess: guess)
      numbers.append(Int32(truncatingIfNeeded: number ?? -1))
      if let number { guess = number + 1 }
    }
  }

  private func notePresence(of names: PropertyTable, since start: Int) {
    let first = presence.count
    presence.append(contentsOf: repeatElement(false, count: names.names.count))
    for number in numbers[start...] where number >= 0 { presence[first + Int(number)] = true }
  }

  private func hasRequired(_ rules: ObjectRules, since first: Int, _ node: Node, _ value: JSON)
    -> Bool
  {
    for name in rules.required where !presence[first + name] {
      report(.missing(rules.names.names[name], for: nil), "required", node, value)
      return false
    }
    for dependent in rules.dependentRequired where presence[first + dependent.name] {
      for name in dependent.required where !presence[first + name] {
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
