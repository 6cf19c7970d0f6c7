/// Where a value first fails to follow a schema, and how.
package struct Violation: Sendable, Equatable, CustomStringConvertible {
  /// Where in the value, as a JSON Pointer (RFC 6901) on one line; empty for the whole of it.
  package var place: String
  /// Which rule, by its place in the schema document, as a JSON Pointer on one line.
  package var rule: String
  /// What is wrong, on one line, such as `expected a number, found a string`.
  package var message: String

  /// The place and what is wrong: `/items/3/price: expected a number, found a string`.
  package var description: String { place.isEmpty ? message : "\(place): \(message)" }
}
