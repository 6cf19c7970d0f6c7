package import JSON

/// What goes into the body of one request, read and settled. Whatever is nil or empty is left out.
package struct RequestBody: Sendable {
  /// The body to build on (`--data`).
  package var base: JSON?
  package var model: String?
  package var maxTokens: Int?
  package var system: [String] = []
  package var tools: [JSON] = []
  package var toolChoice: ToolChoice?
  package var parallelTools = true
  /// The new user message's content blocks; none where the base has all messages.
  package var content: [JSON] = []
  package var stream: Bool?

  package init() {}

  /// Why the parts do not make a request.
  package struct Fault: Error, Sendable, Equatable {
    package enum Part: Sendable, Equatable { case data, tools, toolChoice }
    package var part: Part
    package var message: String
  }

  /// The body, its members in the order of the API's documentation. What the base has keeps its
  /// place; the same parts always give the same bytes.
  package func json() throws(Fault) -> JSON {
    var body = base ?? .object([])
    guard body.members != nil else {
      throw Fault(part: .data, message: "the body is \(body.kind), not an object")
    }
    body["model"] = model.map { JSON($0) } ?? body["model"]
    body["max_tokens"] = maxTokens.map { JSON($0) } ?? body["max_tokens"]
    body["system"] = systemPrompt ?? body["system"]
    if !tools.isEmpty {
      let definitions = try existing("tools", in: body) + tools
      try checkNames(definitions)
      body["tools"] = .array(definitions)
    }
    try setToolChoice(in: &body)
    if !content.isEmpty {
      body["messages"] = .array(try existing("messages", in: body) + [userMessage])
    }
    // Not asking for a stream is saying nothing: that is the documented request.
    if let stream { body["stream"] = stream ? true : nil }
    return body
  }

  private func existing(_ member: String, in body: JSON) throws(Fault) -> [JSON] {
    guard let value = body[member] else { return [] }
    guard let elements = value.elements else {
      throw Fault(part: .data, message: "\"\(member)\" is \(value.kind), not an array")
    }
    return elements
  }

  private var systemPrompt: JSON? {
    switch system.count {
    case 0: nil
    case 1: JSON(system[0])
    default: .array(system.map { ["type": "text", "text": JSON($0)] })
    }
  }

  /// A plain text is sent as a string: that is the documented form of the simplest request.
  private var userMessage: JSON {
    var content = JSON.array(content)
    if self.content.count == 1, self.content[0]["type"]?.text == "text",
      let text = self.content[0]["text"]
    {
      content = text
    }
    return ["role": "user", "content": content]
  }

  private func checkNames(_ tools: [JSON]) throws(Fault) {
    var names: Set<String> = []
    for tool in tools {
      guard let name = tool["name"]?.text else { continue }
      if !names.insert(name).inserted {
        throw Fault(part: .tools, message: "two tools have the name \"\(name)\"")
      }
    }
  }
}
