import JSON

/// One check of one value.
///
/// The verdict comes first, with as little work as that takes. Only a value that does not follow is
/// gone through again, to find what to report.
final class Evaluation {
  enum Stop: Error {
    case tooDeep
    /// The pattern with that number.
    case tooManySteps(Int)
  }

  let schema: Schema
  /// How many schemas may be applied inside of each other, counted along references and values.
  private let depthLimit: Int
  private var depth = 0
  /// Why the check was given up. No verdict counts from then on.
  private(set) var stop: Stop?
  private var matcher: PatternMatcher
  private var scopes: DynamicScopes
  private var memory: [Key: Outcome] = [:]

  /// Whether violations are gathered: the first in the order of the text.
  var isReporting = false
  var best: Finding?
  /// The indices of members and items that lead to the value at hand; kept only for reports.
  var path: [Int] = []

  /// What fits the smallest stacks, and what `DeepStack` has room for.
  static let shallowDepth = 64
  static let greatestDepth = 30_000
  /// What patterns may take in one check: less than a second.
  static let patternSteps = 50_000_000

  init(_ schema: Schema, depthLimit: Int) {
    self.schema = schema
    self.depthLimit = depthLimit
    matcher = PatternMatcher(
      patterns: schema.operands.patterns.count, steps: Self.patternSteps)
    scopes = DynamicScopes(schema.dynamicAnchors)
  }

  /// What to report; nil where the value follows the schema.
  func run(_ value: JSON) -> Result<Finding?, Stop> {
    var isValid = evaluate(0, value, at: 0, in: 0, nil)
    if !isValid, stop == nil {
      isReporting = true
      isValid = evaluate(0, value, at: 0, in: 0, nil)
    }
    if let stop { return .failure(stop) }
    return .success(best)
  }

  /// Whether the value follows the schema.
  ///
  /// - Parameters:
  ///   - identity: a number that no other value of the check has: its address.
  ///   - scope: the dynamic scope.
  ///   - evaluated: gets the items or members that were looked at, where that is asked for.
  func evaluate(
    _ index: Int, _ value: JSON, at identity: UInt, in scope: Int, _ evaluated: Evaluated?
  ) -> Bool {
    guard stop == nil else { return false }
    guard depth < depthLimit else {
      stop = .tooDeep
      return false
    }
    depth += 1
    defer { depth -= 1 }
    let node = schema.nodes[index]
    if let constant = node.rules.constant {
      if !constant { report(.never, nil, node, value) }
      return constant
    }
    let scope = scopes.isEmpty ? 0 : scopes.enter(node.resource, from: scope)
    if schema.isShared[index] {
      return recall(index, node, value, at: identity, in: scope, evaluated)
    }
    return apply(node, value, at: identity, in: scope, evaluated)
  }

  /// A schema, a value and what the outcome depends on besides, in few bytes: a large value has many.
  private struct Key: Hashable {
    var identity: UInt
    var node: Int32
    /// The dynamic scope, and whether violations and what was evaluated are asked for.
    var circumstances: Int32
  }

  private struct Outcome {
    var isValid: Bool
    var details: Details?
  }

  private final class Details {
    let evaluated: Evaluated?
    let finding: Finding?

    init(_ evaluated: Evaluated?, _ finding: Finding?) {
      self.evaluated = evaluated
      self.finding = finding
    }
  }

  /// Applies a schema to a value once and keeps what came of it.
  private func recall(
    _ index: Int, _ node: Node, _ value: JSON, at identity: UInt, in scope: Int,
    _ evaluated: Evaluated?
  ) -> Bool {
    let circumstances = scope << 2 | (isReporting ? 2 : 0) | (evaluated == nil ? 0 : 1)
    let key = Key(
      identity: identity, node: Int32(index), circumstances: Int32(circumstances))
    if let known = memory[key] {
      if let finding = known.details?.finding { offer(finding) }
      if let found = known.details?.evaluated { evaluated?.formUnion(found) }
      return known.isValid
    }
    let earlier = best
    best = nil
    let found = evaluated.map { _ in Evaluated(count: value.childCount) }
    let isValid = apply(node, value, at: identity, in: scope, found)
    if stop == nil {
      let hasDetails = found != nil || best != nil
      memory[key] = Outcome(isValid: isValid, details: hasDetails ? Details(found, best) : nil)
    }
    let finding = best
    best = earlier
    if let finding { offer(finding) }
    if let found { evaluated?.formUnion(found) }
    return isValid
  }

  func matches(_ pattern: Int, _ string: JSONString) -> Bool {
    if let isMatch = matcher.matches(schema.operands.patterns[pattern], number: pattern, string) {
      return isMatch
    }
    stop = stop ?? .tooManySteps(pattern)
    return false
  }

  /// The schema that a dynamic reference names.
  func schema(of anchor: Int, in scope: Int) -> Int? { scopes.schema(of: anchor, in: scope) }
}

extension Evaluation {
  /// Notes a violation of the value at hand, unless one before it in the text is known.
  ///
  /// - Parameter keyword: nil where the schema is `false`.
  func report(_ kind: Finding.Kind, _ keyword: String?, _ node: Node, _ value: JSON) {
    guard isReporting, best.map({ path.lexicographicallyPrecedes($0.path) }) ?? true else { return }
    best = Finding(kind: kind, path: path, place: node.place, keyword: keyword, value: value)
  }

  func offer(_ finding: Finding) {
    guard best.map({ finding.path.lexicographicallyPrecedes($0.path) }) ?? true else { return }
    best = finding
  }

  /// Runs the body without gathering violations.
  func silently(_ body: () -> Bool) -> Bool {
    let wasReporting = isReporting
    isReporting = false
    defer { isReporting = wasReporting }
    return body()
  }
}

extension JSON {
  /// How many items or members the value has.
  var childCount: Int {
    switch self {
    case .array(let elements): elements.count
    case .object(let members): members.count
    default: 0
    }
  }
}
