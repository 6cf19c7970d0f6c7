package import JSON

/// What goes into the body of one request, read and settled. Whatever is nil or empty is left out.
package struct RequestBody: Sendable {
  /// A member that is set as it is.
  package struct Member: Sendable, Equatable {
    /// One name, or two joined with a dot, the second inside the first.
    package let path: String
    /// What the member is set to.
    package let value: JSON

    /// See `path` and `value`.
    package init(_ path: String, _ value: JSON) {
      self.path = path
      self.value = value
      let dot = path.utf8.firstIndex(of: UInt8(ascii: "."))
      root = dot.map { String(path[..<$0]) } ?? path
      name = dot.map { String(path[path.utf8.index(after: $0)...]) }
    }

    /// The outermost member's name.
    let root: String
    /// The name inside it; nil for the outermost member itself.
    let name: String?
  }

  /// The body to build on (`--data`).
  package var base: JSON?
  /// Members that replace those of the base.
  package var members: [Member] = []
  /// Tools in the API's form, added to those of the base.
  package var tools: [JSON] = []
  /// `tool_choice`.
  package var toolChoice: ToolChoice?
  /// Whether the model may call several tools at once.
  package var parallelTools = true
  /// Members set by their paths (`--set`), after all others.
  package var assignments: [Assignment] = []
  /// Turns to go before those of the base and the new one.
  package var conversation: [JSON] = []
  /// Answers to the calls of the last assistant turn.
  package var toolResults: [ToolResult] = []
  /// Content blocks of the new user message, ahead of the prompt.
  package var attachments: [JSON] = []
  /// The text of the new user message; nil where the base has all messages.
  package var prompt: String?
  /// The prompt cache's time to live, `5m` or `1h`; nil for no markers.
  package var cache: String?
  /// Whether the end of the request is marked for the cache, since another turn will follow.
  package var marksEnd = false
  /// Whether a stream is asked for; nil leaves that to the base or, where it does not say, to the
  /// answer's length.
  package var stream: Bool?
  /// The longest answer that is asked for in one piece, in tokens of `max_tokens`; -1 to ask for a stream always.
  package var longestUnstreamed = Int.max

  /// The outermost members' names in the order in which new ones are added to the body. Messages and
  /// `stream` always come last.
  private let order: [String]

  /// A request of nothing yet; `order` is that of `BodyMember`.
  package init(order: [String]) { self.order = order }

  /// Why the parts do not make a request.
  package struct Fault: Error, Sendable, Equatable {
    /// What the fault is in.
    package enum Part: Sendable, Equatable {
      case data, tools, toolChoice, thinking, toolResults, missingResults, assignment, cache
    }
    /// The part that is at fault.
    package var part: Part
    /// One line without a full stop.
    package var message: String
  }

  /// A body, and the turns in it that are not the conversation's.
  package struct Built: Sendable {
    /// The body.
    package var json: JSON
    /// As they are to be kept: without cache markers.
    package var newTurns: [JSON]
  }
}

extension RequestBody {
  /// The body, its members in the order of the API's documentation. What the base has keeps its place;
  /// the same parts always give the same bytes.
  ///
  /// - Throws: why the parts do not go together.
  package func build() throws(Fault) -> Built {
    var body = base ?? .object([])
    guard body.members != nil else {
      throw Fault(part: .data, message: "the body is \(body.kind), not an object")
    }
    // Not even an empty dictionary is made where there is nothing to put into it.
    var assigned = assignments.isEmpty ? nil : Dictionary(grouping: assignments) { String($0.root) }
    for root in order where root != "messages" && root != "stream" {
      for member in members where member.root == root { try set(member, in: &body) }
      if root == "tools" { try addTools(to: &body) }
      if root == "tool_choice" { try setToolChoice(in: &body) }
      for assignment in assigned?.removeValue(forKey: root) ?? [] {
        try assignment.apply(to: &body)
      }
    }
    for assignment in assignments
    where assigned?[String(assignment.root)] != nil && !assignment.isOfTheLast {
      try assignment.apply(to: &body)
    }
    try checkThinking(in: body)
    var newTurns = try existing("messages", in: body)
    let turn = try userTurn(after: conversation + newTurns)
    if let turn { newTurns.append(turn) }
    if !conversation.isEmpty || turn != nil {
      body["messages"] = .array(
        newTurns.isEmpty ? Conversation.endingRequest(conversation) : conversation + newTurns)
    }
    setStream(in: &body)
    for assignment in assignments where assignment.isOfTheLast { try assignment.apply(to: &body) }
    let attachment = attachments.isEmpty ? nil : toolResults.count + attachments.count - 1
    try setCacheMarkers(in: &body, attachment: attachment)
    return Built(json: body, newTurns: newTurns)
  }

  private func set(_ member: Member, in body: inout JSON) throws(Fault) {
    if let name = member.name {
      var object = try object(member.root, in: body)
      object[name] = member.value
      body[member.root] = object
    } else {
      body[member.root] = member.value
    }
  }

  private func addTools(to body: inout JSON) throws(Fault) {
    if tools.isEmpty { return }
    let definitions = try existing("tools", in: body) + tools
    var names: Set<String> = []
    for tool in definitions {
      guard let name = tool["name"]?.text else { continue }
      if !names.insert(name).inserted {
        throw Fault(part: .tools, message: "two tools have the name \"\(name)\"")
      }
    }
    body["tools"] = .array(definitions)
  }

  /// A budget of the option must leave room for the answer: the API refuses one that does not.
  private func checkThinking(in body: JSON) throws(Fault) {
    guard members.contains(where: { $0.path == "thinking" }),
      let budget = body["thinking"]?["budget_tokens"]?.integer,
      let most = body["max_tokens"]?.integer, budget >= most
    else { return }
    throw Fault(part: .thinking, message: "\(budget) is not below max_tokens, \(most)")
  }

  /// Not asking for a stream is saying nothing: that is the documented request.
  private func setStream(in body: inout JSON) {
    if let stream {
      body["stream"] = stream ? true : nil
    } else if body["stream"] == nil, body["max_tokens"]?.integer ?? 0 > longestUnstreamed {
      body["stream"] = true
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
    var content = results + attachments
    if let prompt { content.append(["type": "text", "text": JSON(prompt)]) }
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
}

extension Assignment {
  /// Whether it sets a member that is built from everything else, and so after it.
  fileprivate var isOfTheLast: Bool { root == "messages" || root == "stream" }
}
