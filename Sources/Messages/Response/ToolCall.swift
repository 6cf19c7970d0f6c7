package import JSON

/// A call that the model asks its client to make: a `tool_use` block.
package struct ToolCall: Sendable, Equatable {
  /// The call's id; nil where the gateway left it out (new-api, service/convert.go).
  package var id: JSON?
  /// The tool's name, a string unless the block was given by the user.
  package var name: JSON
  /// The arguments. An object, or the raw text where what the model wrote is not JSON.
  package var input: JSON

  /// Nil for a block of another type.
  package init?(block: JSON) {
    guard block["type"]?.text == "tool_use" else { return nil }
    id = block["id"]
    name = block["name"] ?? .null
    input = ToolInput.value(block["input"] ?? .object([]))
  }

  /// Whether the arguments are what a tool can be called with: an object.
  package var isValid: Bool { input.members != nil }

  /// Whether it names a tool. If it does not, it is not a call: translating gateways leave such
  /// placeholders beside text.
  var isNamed: Bool { name.text?.isEmpty == false }

  /// Whether it has arguments.
  var hasInput: Bool { input != .object([]) }

  /// The call as it is printed; `type` comes first where it is wanted.
  func json(withType: Bool) -> JSON {
    var members: [JSON.Member] = withType ? [JSON.Member("type", "tool_use")] : []
    members.append(JSON.Member("id", id ?? .null))
    members.append(JSON.Member("name", name))
    members.append(JSON.Member("input", input))
    return .object(members)
  }
}
