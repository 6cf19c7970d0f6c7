/// A schema resource (core, 4.3.5): a schema document, or a part of one with an `$id` of its own.
struct Resource: Sendable {
  var address: URIReference
  /// The place of its root schema.
  var root: Int
  /// Schemas by their `$anchor` or `$dynamicAnchor`.
  var anchors: [Text: Int] = [:]
  /// Schemas by the number of their `$dynamicAnchor`.
  var dynamicAnchors: [Int: Int] = [:]
}
