/// Why a JSON value is not a schema that can be checked against, and where.
package struct SchemaFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where in the schema, as a JSON Pointer (RFC 6901) on one line; empty for the whole of it.
  package var place: String
  /// What is wrong, on one line, such as `expected a number, found a string`.
  package var message: String

  /// The place and what is wrong: `/properties/age/minimum: expected a number, found a string`.
  package var description: String { place.isEmpty ? message : "\(place): \(message)" }
}
