import JSON

/// Which branch of an `anyOf` or `oneOf` a value was most likely meant to follow.
extension Evaluation {
  /// Notes what the branch that came closest has against the value.
  func reportClosest(
    of branches: [Int], _ findings: [Finding?], _ keyword: String, _ node: Node, _ value: JSON,
    in scope: Int
  ) {
    guard isReporting, stop == nil else { return }
    let findings = findings.compactMap { $0 }
    guard findings.count == branches.count else { return }
    // Not one branch for the value's type: then the types are what to tell.
    var types: TypeSet = []
    for case .type(let wanted) in findings.filter({ $0.path == path }).map(\.kind) {
      types.formUnion(wanted)
    }
    let isOfNoType = findings.allSatisfy { finding in
      if finding.path == path, case .type = finding.kind { true } else { false }
    }
    if isOfNoType {
      report(.type(types), keyword, node, value)
      return
    }
    let likenesses = branches.map { likeness(to: $0, value, in: scope) }
    if reportKind(likenesses, value) { return }
    var closest: (closeness: [Int], finding: Finding)?
    for (likeness, finding) in zip(likenesses, findings) {
      var isOfType = 1
      if finding.path == path, case .type = finding.kind { isOfType = 0 }
      // The first number that differs decides.
      let closeness = [isOfType, likeness.kind.rawValue, finding.path.count, likeness.known]
      if closest.map({ $0.closeness.lexicographicallyPrecedes(closeness) }) ?? true {
        closest = (closeness, finding)
      }
    }
    if let closest { offer(closest.finding) }
  }

  /// How like an object is to what a branch describes.
  private struct Likeness {
    enum Kind: Int { case other, unknown, same }

    /// What a property with a fixed value, such as `"type": {"const": "circle"}`, says.
    var kind = Kind.unknown
    /// The index of the member that says so, and the schema it should follow.
    var member = 0
    var schema = 0
    /// How many members the branch knows.
    var known = 0
  }

  private func likeness(to branch: Int, _ value: JSON, in scope: Int) -> Likeness {
    var likeness = Likeness()
    guard case .object(let members) = value,
      let rules = schema.nodes[target(of: branch)].rules.object
    else { return likeness }
    for (index, member) in members.enumerated() {
      guard let number = rules.names.number(of: member.name, guess: index),
        let schema = rules.properties[number]
      else { continue }
      likeness.known += 1
      guard likeness.kind != .other, fixedValues(of: schema) != nil else { continue }
      let identity = members.firstIdentity + UInt(index * JSON.Member.stride)
      let isSame = silently { evaluate(schema, member.value, at: identity, in: scope, nil) }
      likeness.kind = isSame ? .same : .other
      (likeness.member, likeness.schema) = (index, schema)
    }
    return likeness
  }

  /// Reports a property whose value says that the object is of none of the branches' kinds.
  private func reportKind(_ likenesses: [Likeness], _ value: JSON) -> Bool {
    let others = likenesses.filter { $0.kind == .other }
    guard case .object(let members) = value, let first = others.first, others.count > 1,
      others.count == likenesses.filter({ $0.kind != .unknown }).count,
      others.allSatisfy({ $0.member == first.member })
    else { return false }
    _ = descend(first.member) {
      let fixed = others.compactMap { fixedValues(of: $0.schema) }
      let node = schema.nodes[target(of: first.schema)]
      report(
        .choice(fixed.flatMap(\.values)), fixed.first?.keyword, node, members[first.member].value)
      return true
    }
    return true
  }

  /// The values that a schema allows by `const` or `enum`.
  private func fixedValues(of index: Int) -> (keyword: String, values: [JSON])? {
    for assertion in schema.nodes[target(of: index)].rules.assertions {
      switch assertion {
      case .const(let number): return (assertion.keyword, [schema.operands.values[number]])
      case .enumeration(let number):
        return (assertion.keyword, schema.operands.enumerations[number].values)
      default: continue
      }
    }
    return nil
  }

  /// The schema that references lead to, as far as they are all that a schema holds.
  private func target(of index: Int) -> Int {
    var index = index
    while case .ref(let next) = schema.nodes[index].rules.applicators.first,
      schema.nodes[index].rules.object == nil
    {
      index = next
    }
    return index
  }
}
