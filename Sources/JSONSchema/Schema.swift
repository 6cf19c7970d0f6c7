package import JSON

/// A JSON Schema of draft 2020-12, compiled once to check any number of values.
///
/// All keywords of the core, applicator, unevaluated and validation vocabularies count; `format`, the
/// `content…` keywords and keywords unknown to the standard are annotations. Numbers are compared as
/// they are spelled, without rounding. References lead anywhere in the document, and to the schema of
/// schemas; other documents are refused, never fetched.
///
/// Patterns are those of ECMA-262, matched in time linear in the text; references to groups (`\1`),
/// scripts (`\p{Script=…}`) and what is not of ECMA-262 are refused.
package struct Schema: Sendable {
  /// The schema and its subschemas; the first is the whole.
  let nodes: [Node]
  let places: Places
  let operands: Operands
  /// For each resource the schemas of its dynamic anchors, by the anchors' numbers. Empty where no
  /// reference depends on them.
  let dynamicAnchors: [[Int: Int]]
  /// Schemas that are reached by more than one way. A verdict on them is kept, or schemas that refer
  /// to others twice, and these to others again, would take time without end.
  let isShared: [Bool]

  /// - Throws: why it is not a schema, or not one that can be checked against, and where.
  package init(compiling document: JSON) throws(SchemaFault) {
    var compiler = Compiler()
    try compiler.compile(document)
    nodes = compiler.nodes
    places = compiler.places.withoutValues
    operands = compiler.operands
    let isDynamic = compiler.nodes.contains {
      $0.rules.applicators.contains { if case .dynamicRef = $0 { true } else { false } }
    }
    dynamicAnchors = isDynamic ? compiler.resources.map(\.dynamicAnchors) : []
    var isShared = compiler.nodes.indices.map { compiler.references[$0, default: 0] > 1 }
    for node in dynamicAnchors.flatMap(\.values) { isShared[node] = true }
    self.isShared = isShared
  }

  /// Where the value first fails to follow the schema, in the order of its text; nil where it follows.
  ///
  /// May be called on any thread with 256 KB of stack left. Deep values are checked on a thread made
  /// for them, with the caller waiting.
  package func firstViolation(in value: JSON) -> Violation? {
    let shallow = Evaluation(self, depthLimit: Evaluation.shallowDepth).run(value)
    guard case .failure(.tooDeep) = shallow else { return violation(shallow, in: value) }
    let deep = DeepStack.run {
      Evaluation(self, depthLimit: Evaluation.greatestDepth).run(value)
    }
    return violation(deep ?? shallow, in: value)
  }

  private func violation(_ result: Result<Finding?, Evaluation.Stop>, in value: JSON)
    -> Violation?
  {
    switch result {
    case .success(let finding): finding.map { violation($0, in: value) }
    case .failure(.tooDeep):
      Violation(
        place: "", rule: "", message: "cannot be checked: it nests too deep for the schema")
    case .failure(.tooManySteps(let pattern)):
      Violation(
        place: "", rule: "",
        message:
          "cannot be checked: the pattern \(OneLine.text(operands.patterns[pattern].source.content)) "
          + "takes too many steps")
    }
  }
}
