import JSON

/// Schemas that are applied to the same value (core, 10.2).
extension Evaluation {
  func applySchemas(
    _ node: Node, _ value: JSON, at identity: UInt, in scope: Int, _ evaluated: Evaluated?
  ) -> Bool {
    var isValid = true
    for applicator in node.rules.applicators {
      if !apply(applicator, node, value, at: identity, in: scope, evaluated) { isValid = false }
      guard isValid || isReporting else { return false }
    }
    return isValid
  }

  private func apply(
    _ applicator: Applicator, _ node: Node, _ value: JSON, at identity: UInt, in scope: Int,
    _ evaluated: Evaluated?
  ) -> Bool {
    switch applicator {
    case .ref(let schema): return evaluate(schema, value, at: identity, in: scope, evaluated)
    case .dynamicRef(let anchor, let initial):
      let schema = schema(of: anchor, in: scope) ?? initial
      return evaluate(schema, value, at: identity, in: scope, evaluated)
    case .allOf(let branches):
      var isValid = true
      for branch in branches where isValid || isReporting {
        if !evaluate(branch, value, at: identity, in: scope, evaluated) { isValid = false }
      }
      return isValid
    case .anyOf(let branches):
      return apply(
        anyOf: branches, upTo: evaluated == nil ? 1 : branches.count, node, value, at: identity,
        in: scope, evaluated)
    case .oneOf(let branches):
      return apply(
        oneOf: branches, node, value, at: identity, in: scope, evaluated)
    case .not(let schema):
      guard silently({ evaluate(schema, value, at: identity, in: scope, nil) }) else { return true }
      report(.not, "not", node, value)
      return false
    case .condition(let test, let then, let other):
      let found = evaluated.map { _ in Evaluated(count: value.childCount) }
      let isTrue = silently { evaluate(test, value, at: identity, in: scope, found) }
      if isTrue, let found { evaluated?.formUnion(found) }
      guard let schema = isTrue ? then : other else { return true }
      return evaluate(schema, value, at: identity, in: scope, evaluated)
    }
  }

  private func apply(
    anyOf branches: [Int], upTo limit: Int, _ node: Node, _ value: JSON, at identity: UInt,
    in scope: Int, _ evaluated: Evaluated?
  ) -> Bool {
    let (matches, findings) = matches(
      of: branches, upTo: limit, value, at: identity, in: scope, evaluated)
    if !matches.isEmpty { return true }
    reportClosest(of: branches, findings, "anyOf", node, value, in: scope)
    return false
  }

  private func apply(
    oneOf branches: [Int], _ node: Node, _ value: JSON, at identity: UInt, in scope: Int,
    _ evaluated: Evaluated?
  ) -> Bool {
    let (matches, findings) = matches(
      of: branches, upTo: 2, value, at: identity, in: scope, evaluated)
    if matches.isEmpty {
      reportClosest(of: branches, findings, "oneOf", node, value, in: scope)
    } else if matches.count > 1 {
      report(.severalOf(matches), "oneOf", node, value)
    }
    return matches.count == 1
  }

  /// The first branches that the value follows, and what the others, up to there, have against it.
  private func matches(
    of branches: [Int], upTo limit: Int, _ value: JSON, at identity: UInt, in scope: Int,
    _ evaluated: Evaluated?
  ) -> (matches: [Int], findings: [Finding?]) {
    let earlier = best
    defer { best = earlier }
    var matches: [Int] = []
    var findings: [Finding?] = []
    for (index, branch) in branches.enumerated() {
      best = nil
      let found = evaluated.map { _ in Evaluated(count: value.childCount) }
      if evaluate(branch, value, at: identity, in: scope, found) {
        matches.append(index)
        if let found { evaluated?.formUnion(found) }
        if matches.count == limit { break }
      } else if isReporting {
        findings.append(best)
      }
    }
    return (matches, findings)
  }
}
