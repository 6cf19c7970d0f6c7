package import JSON

/// A call that the model asks its client to make: a `tool_use` block.
package struct ToolCall: Sendable, Equatable {
  /// Nil where the gateway left it out (new-api, service/convert.go).
  package var id: JSON?
  package var name: JSON
  /// The arguments. An object, or the raw text where what the model wrote is no JSON.
  package var input: JSON

  /// Nil for a block of another type.
  package init?(block: JSON) {
    guard block["type"]?.text == "tool_use" else { return nil }
    id = block["id"]
    name = block["name"] ?? .null
    input = Self.parsedIfText(block["input"] ?? .object([]))
  }

  /// Whether the arguments are what a tool can be called with.
  package var isValid: Bool { input.members != nil }

  /// The call as it is printed; `type` comes first where it is wanted.
  func json(withType: Bool) -> JSON {
    var members: [JSON.Member] = withType ? [JSON.Member("type", "tool_use")] : []
    members.append(JSON.Member("id", id ?? .null))
    members.append(JSON.Member("name", name))
    members.append(JSON.Member("input", input))
    return .object(members)
  }

  /// Gateways that translate from OpenAI's protocol send the arguments as a string of JSON.
  static func parsedIfText(_ input: JSON) -> JSON {
    // No arguments at all are spelled in many ways.
    if input.isNull { return .object([]) }
    guard let text = input.text else { return input }
    if text.allSatisfy(\.isWhitespace) || text == "null" { return .object([]) }
    guard let parsed = try? JSON.parse(text), parsed.members != nil else { return input }
    return parsed
  }
}
