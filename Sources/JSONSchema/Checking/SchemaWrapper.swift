package import JSON

extension Schema {
  /// The schema inside of OpenAI's wrappers: `{"type": "json_schema", "json_schema": {…}}`, the same
  /// without the inner object, and `{"name", "schema", "strict"}`. Any other value as it is.
  package static func unwrapped(_ document: JSON) -> JSON {
    // No schema has this type: it is a wrapper whatever else it holds.
    if document["type"]?.text == "json_schema" {
      return (document["json_schema"] ?? document)["schema"] ?? document
    }
    let names: Set = ["name", "schema", "strict", "description"]
    guard let members = document.members, document["name"]?.text != nil,
      members.allSatisfy({ names.contains($0.name.content) })
    else { return document }
    return document["schema"] ?? document
  }
}
