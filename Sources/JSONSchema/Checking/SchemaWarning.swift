package import JSON

/// What the API would refuse in a tool or a schema, as far as their text tells.
package struct SchemaWarning: Sendable, Equatable, CustomStringConvertible {
  /// Where in the tool or schema, as a JSON Pointer (RFC 6901) on one line; empty for the whole of it.
  package var place: String
  /// What is wrong, on one line.
  package var message: String

  /// The place and what is wrong: `/input_schema/type: must be "object"`.
  package var description: String { place.isEmpty ? message : "\(place): \(message)" }

  /// What the API would refuse in a tool of its own form, with `name` and `input_schema`. A tool that
  /// the server runs has no schema, and nothing to check.
  ///
  /// - Parameter isThorough: whether annotations are looked at, too: the schema of schemas, which takes
  ///   some milliseconds to compile, tells what they may be.
  package static func warnings(forTool tool: JSON, isThorough: Bool = true) -> [SchemaWarning] {
    if let type = tool["type"]?.text, type != "custom" { return [] }
    var warnings: [SchemaWarning] = []
    if let name = tool["name"]?.text, !isName(name, upTo: 128, also: "_-") {
      warnings.append(
        SchemaWarning(
          place: "/name",
          message: "a tool's name must be 1 to 128 letters of A to Z, digits, _ and -, not "
            + OneLine.quoted(name)))
    }
    guard let schema = tool["input_schema"] else { return warnings }
    warnings += inputWarnings(schema)
    let compiles = (try? Schema(compiling: schema)) != nil
    if isThorough || !compiles, let fault = fault(in: schema) {
      warnings.append(
        SchemaWarning(place: "/input_schema" + fault.place, message: fault.message))
    }
    return warnings
  }

  /// What the API would refuse in the schema of an answer.
  package static func warnings(forSchema schema: JSON) -> [SchemaWarning] {
    fault(in: schema).map { [$0] } ?? []
  }

  /// Rules of the API for the whole of an `input_schema`, and not for the schemas in it.
  private static func inputWarnings(_ schema: JSON) -> [SchemaWarning] {
    var warnings: [SchemaWarning] = []
    if schema["type"] == nil {
      warnings.append(
        SchemaWarning(place: "/input_schema", message: "must have \"type\": \"object\""))
    } else if schema["type"]?.text != "object" {
      warnings.append(
        SchemaWarning(place: "/input_schema/type", message: "must be \"object\""))
    }
    for keyword in ["oneOf", "allOf", "anyOf"] where schema[keyword] != nil {
      warnings.append(
        SchemaWarning(
          place: "/input_schema/\(keyword)",
          message: "the API allows no \(keyword) at the top of an input_schema"))
    }
    for member in schema["properties"]?.members ?? [] {
      let key = Text(member.name)
      guard !isName(key.content, upTo: 64, also: "_.-") else { continue }
      warnings.append(
        SchemaWarning(
          place: "/input_schema/properties" + OneLine.pointer([key]),
          message: "a property's name must be 1 to 64 letters of A to Z, digits, _, . and -"))
    }
    return warnings
  }

  private static func isName(_ name: String, upTo limit: Int, also others: String) -> Bool {
    (1...limit).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        ($0 | 0x20) &- UInt8(ascii: "a") < 26 || $0 &- UInt8(ascii: "0") < 10
          || others.utf8.contains($0)
      }
  }

  /// The first keyword whose value draft 2020-12 does not allow. A schema that cannot be checked
  /// here may still be one that the API takes.
  private static func fault(in schema: JSON) -> SchemaWarning? {
    guard let violation = Metaschema.schema?.firstViolation(in: schema) else { return nil }
    return SchemaWarning(place: violation.place, message: violation.message)
  }
}
