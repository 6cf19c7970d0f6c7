package import JSON

/// The answer to a tool call of the last assistant turn.
package struct ToolResult: Sendable, Equatable {
  /// The call's id, or its tool's name where only one call is for that tool.
  package var id: String
  /// What the tool returned, or why it failed.
  package var text: String
  /// Whether the tool failed.
  package var isError: Bool

  /// The text of an error that came without one.
  static let defaultError = "error"

  /// See `id`, `text` and `isError`.
  package init(id: String, text: String, isError: Bool) {
    self.id = id
    self.text = text
    self.isError = isError
  }

  /// Why the results do not answer the calls.
  package struct Fault: Error, Sendable, Equatable {
    /// One line without a full stop.
    package var message: String
    /// Whether calls are left without a result.
    package var lacksResults = false
  }

  /// The blocks that answer the calls of the last of the messages, in the order of the calls: the API
  /// wants every call answered, in the message right after it.
  package static func blocks(_ results: [ToolResult], after messages: [JSON]) throws(Fault)
    -> [JSON]
  {
    let calls = pendingCalls(in: messages)
    var answers: [Int: ToolResult] = [:]
    for result in results {
      let place = try place(of: result, in: calls)
      if answers.updateValue(result, forKey: place) != nil {
        throw Fault(message: "two results for the tool call \(shown(calls[place]))")
      }
    }
    let missing = calls.indices.filter { answers[$0] == nil }.map { shown(calls[$0]) }
    guard missing.isEmpty else {
      throw Fault(
        message: "no result for the tool call\(missing.count > 1 ? "s" : "") "
          + missing.joined(separator: " and "),
        lacksResults: true)
    }
    return calls.enumerated().compactMap { place, call in
      answers[place].map { $0.block(for: call) }
    }
  }

  private static func pendingCalls(in messages: [JSON]) -> [ToolCall] {
    guard let last = messages.last, last["role"]?.text == "assistant" else { return [] }
    return (last["content"]?.elements ?? []).compactMap(ToolCall.init(block:))
  }

  private static func place(of result: ToolResult, in calls: [ToolCall]) throws(Fault) -> Int {
    if let place = calls.firstIndex(where: { $0.id?.text == result.id }) { return place }
    let named = calls.indices.filter { calls[$0].name.text == result.id }
    if named.count == 1 { return named[0] }
    if named.count > 1 {
      let ids = named.map { calls[$0].id?.text ?? "?" }.joined(separator: ", ")
      throw Fault(message: "\(named.count) calls are for \(result.id); name one by its id: \(ids)")
    }
    let pending =
      calls.isEmpty
      ? "no call is pending" : "pending: " + calls.map(shown).joined(separator: ", ")
    throw Fault(message: "no tool call has the id \"\(result.id)\" (\(pending))")
  }

  private static func shown(_ call: ToolCall) -> String {
    "\(call.id?.text ?? "without an id") (\(call.name.text ?? "?"))"
  }

  private func block(for call: ToolCall) -> JSON {
    // An error must say something: the API refuses one without words.
    let content = isError && text.allSatisfy(\.isWhitespace) ? Self.defaultError : text
    var block: JSON = [
      "type": "tool_result", "tool_use_id": call.id ?? .null, "content": JSON(content),
    ]
    if isError { block["is_error"] = true }
    return block
  }
}
