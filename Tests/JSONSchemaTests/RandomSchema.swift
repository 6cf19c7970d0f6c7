import JSON
import TestSupport

/// Random schemas and values that have much to do with each other: few names, few values, and
/// references in all directions. Some of the schemas are faulty.
struct RandomSchema {
  var random: SplitMix

  private static let names = ["a", "b", "c", "a/b", "~", ""]
  private static let patterns = [
    "^a", "b$", "^[a-c]*$", "(a|b)+c?", "^(?=.*a)(?!.*c)", "\\bb\\b", "^(a*)*$", "[^\\d]{2,3}",
    "(?<=a)b", "\\p{L}", "^.{1,40}$", "(", "a{3,2}", "\\1", "[\\w-]+", "(?:a|ab)(?:c|bcd)",
  ]
  private static let references = [
    "#", "#/$defs/a", "#/$defs/b", "#x", "#y", "other", "other#x", "#/properties/a", "#/allOf/0",
    "#/nowhere", "https://json-schema.org/draft/2020-12/schema", "http://example.com/",
  ]

  mutating func document() -> JSON {
    var root = schema(depth: 4)
    guard root.members != nil else { return root }
    root["$defs"] = ["a": schema(depth: 2), "b": schema(depth: 2), "c": resource()]
    return root
  }

  private mutating func resource() -> JSON {
    var resource = schema(depth: 2)
    if resource.members != nil { resource["$id"] = "other" }
    return resource
  }

  private mutating func schema(depth: Int) -> JSON {
    if depth == 0 || random.oneIn(12) { return .bool(!random.oneIn(4)) }
    var members: [JSON.Member] = []
    for _ in 0...Int.random(in: 0...2, using: &random) {
      if random.oneIn(3) {
        let applicator = applicator(depth: depth - 1)
        members.append(JSON.Member(applicator.0, applicator.1))
      } else {
        let assertion = assertion()
        members.append(JSON.Member(assertion.0, assertion.1))
      }
    }
    if depth > 1, random.oneIn(2) {
      let applicator = applicator(depth: depth - 1)
      members.append(JSON.Member(applicator.0, applicator.1))
    }
    return .object(members)
  }

  private mutating func applicator(depth: Int) -> (String, JSON) {
    let keyword = random.pick([
      "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "properties", "patternProperties",
      "additionalProperties", "propertyNames", "items", "prefixItems", "contains",
      "dependentSchemas", "unevaluatedProperties", "unevaluatedItems", "$ref", "$dynamicRef",
      "properties", "items", "$ref",
    ])
    switch keyword {
    case "allOf", "anyOf", "oneOf", "prefixItems":
      return (keyword, .array([schema(depth: depth), schema(depth: depth)]))
    case "properties", "dependentSchemas":
      return (
        keyword,
        [
          random.pick(Self.names): schema(depth: depth),
          random.pick(Self.names): schema(depth: depth),
        ]
      )
    case "patternProperties": return (keyword, [random.pick(Self.patterns): schema(depth: depth)])
    case "$ref", "$dynamicRef": return (keyword, JSON(random.pick(Self.references)))
    default: return (keyword, schema(depth: depth))
    }
  }

  private mutating func assertion() -> (String, JSON) {
    let keyword = random.pick([
      "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum",
      "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems",
      "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties", "required",
      "dependentRequired", "$anchor", "$dynamicAnchor", "format",
    ])
    if random.oneIn(200) { return (keyword, value(depth: 1)) }
    switch keyword {
    case "type":
      return (
        keyword,
        JSON(
          random.pick(["null", "boolean", "integer", "number", "string", "array", "object"]))
      )
    case "enum": return (keyword, .array([value(depth: 1), value(depth: 1), value(depth: 0)]))
    case "const": return (keyword, value(depth: 1))
    case "multipleOf": return (keyword, .number(random.pick(["2", "0.01", "1e3", "1.5", "7e-20"])))
    case "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum": return (keyword, number())
    case "pattern", "format": return (keyword, JSON(random.pick(Self.patterns)))
    case "uniqueItems": return (keyword, true)
    case "required": return (keyword, [JSON(random.pick(Self.names))])
    case "dependentRequired":
      return (keyword, [random.pick(Self.names): [JSON(random.pick(Self.names))]])
    case "$anchor", "$dynamicAnchor": return (keyword, JSON(random.pick(["x", "y"])))
    default: return (keyword, JSON(Int.random(in: 0...3, using: &random)))
    }
  }

  private mutating func number() -> JSON {
    .number(
      random.pick([
        "0", "-0.0", "1", "1.0", "2", "10e-1", "-1", "1.50", "1e400", "-1e400", "1e-400", "0.02",
        "12345678901234567890123", "9007199254740993", "3", "1e1000000000", "7e-19",
      ]))
  }

  mutating func value(depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 12 : 7), using: &random) {
    case 0: return .null
    case 1: return .bool(random.oneIn(2))
    case 2, 3: return number()
    case 4, 5, 6:
      return .string(
        JSONString(
          spelling: random.pick([
            "", "a", "b", "abc", "ab", "cab", "\\u0061", "\\ud800", "é", "e\\u0301", "a b",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "\\ud83d\\ude00",
          ])))
    case 7, 8:
      return .array(
        (0..<Int.random(in: 0...10, using: &random)).map { _ in value(depth: depth - 1) })
    default:
      return .object(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          JSON.Member(random.pick(Self.names), value(depth: depth - 1))
        })
    }
  }
}
