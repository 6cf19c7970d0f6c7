import JSON
import JSONSchema
import TestSupport
import Testing

/// Laws that hold for every schema and every value.
@Suite struct RandomSchemaTests {
  /// What schemas come to, whatever else is around them.
  static func brokenLaw(_ schema: JSON, _ value: JSON) -> String? {
    guard let compiled = try? Schema(compiling: schema) else { return nil }
    let violation = compiled.firstViolation(in: value)
    if let violation {
      let words = [violation.place, violation.rule, violation.message]
      guard !violation.message.isEmpty, words.allSatisfy({ $0.allSatisfy { !$0.isNewline } }) else {
        return "the report is not one line: \(violation)"
      }
      // A value that could not be checked neither follows a schema nor its opposite.
      if violation.message.hasPrefix("cannot be checked") { return nil }
    }
    let isValid = violation == nil
    func verdict(_ rest: JSON) -> Bool? {
      // The schema is a resource of its own, so that its references stay what they are.
      var inner = schema
      if inner.members != nil { inner["$id"] = "http://inner.example/" }
      var outer = rest
      outer["$defs"] = ["inner": inner]
      guard let compiled = try? Schema(compiling: outer) else { return nil }
      let violation = compiled.firstViolation(in: value)
      return violation?.message.hasPrefix("cannot be checked") == true ? nil : violation == nil
    }
    let inner: JSON = ["$ref": "#/$defs/inner"]
    let laws: [(String, JSON, Bool)] = [
      ("a reference", inner, isValid), ("not", ["not": inner], !isValid),
      ("allOf", ["allOf": [inner, true]], isValid), ("anyOf", ["anyOf": [false, inner]], isValid),
      ("oneOf", ["oneOf": [inner, false]], isValid),
      ("oneOf twice", ["oneOf": [inner, inner]], false),
      ("if", ["if": inner, "then": false, "else": true], !isValid),
      (
        "unevaluated", ["allOf": [inner], "unevaluatedItems": true, "unevaluatedProperties": true],
        isValid
      ),
    ]
    for (name, schema, expected) in laws where verdict(schema).map({ $0 != expected }) ?? false {
      return "\(name): expected \(expected ? "valid" : "invalid")"
    }
    return nil
  }

  @Test(arguments: 0..<8)
  func lawsHoldForRandomSchemas(_ seed: UInt64) {
    var random = RandomSchema(random: SplitMix(seed: seed))
    for _ in 0..<60 {
      let schema = random.document()
      for _ in 0..<3 {
        let value = random.value(depth: 3)
        let broken = Self.brokenLaw(schema, value)
        if let broken {
          let text = String(decoding: schema.rendered, as: UTF8.self)
          Issue.record("\(broken): \(text) \(String(decoding: value.rendered, as: UTF8.self))")
          return
        }
      }
    }
  }
}
