import JSON
import JSONSchema
import Testing

/// What checking a value comes to: nil where it follows the schema.
func violation(_ schema: String, _ value: String) throws -> Violation? {
  try Schema(compiling: JSON.parse(schema)).firstViolation(in: JSON.parse(value))
}

/// The fault for which a schema is refused; nil where it is not.
func fault(_ schema: String) throws -> SchemaFault? {
  let document = try JSON.parse(schema)
  do throws(SchemaFault) {
    _ = try Schema(compiling: document)
    return nil
  } catch {
    return error
  }
}

/// A rule of the standard: values that follow it, and what is said of those that do not.
struct Rule: Sendable, CustomTestStringConvertible {
  var schema: String
  var valid: [String]
  var invalid: [(value: String, description: String)]

  init(_ schema: String, valid: [String], invalid: [(String, String)]) {
    self.schema = schema
    self.valid = valid
    self.invalid = invalid
  }

  var testDescription: String { schema }

  func check() throws {
    for value in valid { #expect(try violation(schema, value)?.description == nil, "\(value)") }
    for (value, description) in invalid {
      #expect(try violation(schema, value)?.description == description, "\(value)")
    }
  }
}
