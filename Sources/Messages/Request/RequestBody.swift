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
  package var thinking: Thinking?
  package var effort: String?
  /// The JSON Schema that the answer must follow.
  package var schema: JSON?
  /// Numbers as they are spelled.
  package var temperature: String?
  package var topP: String?
  package var topK: Int?
  package var stopSequences: [String] = []
  /// The prompt cache's time to live, `5m` or `1h`.
  package var cache: String?
  package var userID: String?
  package var assignments: [Assignment] = []
  /// Turns to go before those of the base and the new one.
  package var conversation: [JSON] = []
  package var toolResults: [ToolResult] = []
  /// The new user message's content blocks; none where the base has all messages.
  package var content: [JSON] = []
  package var stream: Bool?

  package init() {}

  /// Why the parts do not make a request.
  package struct Fault: Error, Sendable, Equatable {
    package enum Part: Sendable, Equatable {
      case data, tools, toolChoice, thinking, toolResults, missingResults, assignment, messages
    }
    package var part: Part
    package var message: String
  }

  /// A body, and the turns in it that are not the conversation's.
  package struct Built: Sendable {
    package var json: JSON
    package var newTurns: [JSON]
  }

  /// The body, its members in the order of the API's documentation. What the base has keeps its
  /// place; the same parts always give the same bytes.
  package func build() throws(Fault) -> Built {
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
    try assign(to: &body) { ["max_tokens", "tools"].contains($0) }
    try setToolChoice(in: &body)
    try setGeneration(in: &body)
    try assign(to: &body) { !["max_tokens", "tools", "messages", "stream"].contains($0) }
    var newTurns = try existing("messages", in: body)
    let turn = try userTurn(after: conversation + newTurns)
    if let turn {
      if assigned("messages") != nil {
        throw Fault(part: .messages, message: "messages would replace the prompt")
      }
      newTurns.append(turn)
    }
    if !conversation.isEmpty || turn != nil {
      body["messages"] = .array(conversation + newTurns)
    }
    // Not asking for a stream is saying nothing: that is the documented request.
    if let stream { body["stream"] = stream ? true : nil }
    try assign(to: &body) { ["messages", "stream"].contains($0) }
    return Built(json: body, newTurns: newTurns)
  }

  /// The value that `--set` gives to that very path; nil where there is none.
  package func assigned(_ path: String) -> JSON? { assignments.last { $0.path == path }?.value }

  /// Sets members by their paths, those of some outermost members at a time: a new one takes the place
  /// that it has in the API's documentation.
  private func assign(to body: inout JSON, where isTheirTurn: (Substring) -> Bool) throws(Fault) {
    for assignment in assignments where isTheirTurn(assignment.root) {
      try assignment.apply(to: &body)
    }
  }

  /// The new user turn: results of tools first, as the API wants it; nil where there is none.
  private func userTurn(after messages: [JSON]) throws(Fault) -> JSON? {
    let results: [JSON]
    do throws(ToolResult.Fault) {
      results = try ToolResult.blocks(toolResults, after: messages)
    } catch {
      throw Fault(
        part: error.lacksResults ? .missingResults : .toolResults, message: error.message)
    }
    let content = results + content
    if content.isEmpty { return nil }
    if content.count == 1, content[0]["type"]?.text == "text", let text = content[0]["text"] {
      // A plain text is sent as a string: that is the documented form of the simplest request.
      return ["role": "user", "content": text]
    }
    return ["role": "user", "content": .array(content)]
  }

  private func existing(_ member: String, in body: JSON) throws(Fault) -> [JSON] {
    guard let value = body[member], !value.isNull else { return [] }
    guard let elements = value.elements else {
      throw Fault(part: .data, message: "\"\(member)\" is \(value.kind), not an array")
    }
    return elements
  }

  /// The member, to be added to: empty where there is none.
  func object(_ member: String, in body: JSON) throws(Fault) -> JSON {
    guard let value = body[member], !value.isNull else { return .object([]) }
    guard value.members != nil else {
      throw Fault(part: .data, message: "\"\(member)\" is \(value.kind), not an object")
    }
    return value
  }

  private var systemPrompt: JSON? {
    switch system.count {
    case 0: nil
    case 1: JSON(system[0])
    default: .array(system.map { ["type": "text", "text": JSON($0)] })
    }
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
