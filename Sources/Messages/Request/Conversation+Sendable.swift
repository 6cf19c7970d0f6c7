package import JSON

/// What of a conversation is sent again. A server sends what it does not take back, and a turn that
/// it refuses once it refuses for ever: that is left out. The file keeps everything.
extension Conversation {
  /// The turns as they can be sent again. Left out are
  /// - text of nothing but white space, in every role, in tool results, in documents ("text content
  ///   blocks must contain non-whitespace text"), and turns of nothing else;
  /// - thinking without a signature, and a turn's last blocks if they are thinking;
  /// - calls that name no tool.
  ///
  /// A call's input that came as a string is turned into the object that it spells, and a call without
  /// an id, or with one that another has, gets an id of its own.
  package var sendable: [JSON] {
    var ids = CallIDs()
    return messages.compactMap(Self.sendable).map { ids.renamed($0) }
  }

  private static func sendable(_ message: JSON) -> JSON? {
    let isAssistant = message["role"]?.text == "assistant"
    guard let blocks = message["content"]?.elements else {
      return isBlank(message["content"]) ? nil : message
    }
    var kept = blocks.compactMap { isAssistant ? assistantBlock($0) : withoutBlankText($0) }
    if isAssistant {
      while let type = kept.last?["type"]?.text, type.hasSuffix("thinking") { kept.removeLast() }
    }
    if kept.isEmpty { return nil }
    var message = message
    message["content"] = .array(kept)
    return message
  }

  private static func assistantBlock(_ block: JSON) -> JSON? {
    switch block["type"]?.text {
    case "thinking": return block["signature"]?.text?.isEmpty == false ? block : nil
    case "redacted_thinking": return block["data"]?.text?.isEmpty == false ? block : nil
    case "tool_use" where block["name"]?.text?.isEmpty != false: return nil
    default: break
    }
    guard let input = block["input"], input.text != nil else { return withoutBlankText(block) }
    var block = block
    block["input"] = ToolInput.value(input)
    return block
  }

  /// The block without blank text in it; nil where it is that itself.
  private static func withoutBlankText(_ block: JSON) -> JSON? {
    switch block["type"]?.text {
    case "text": return isBlank(block["text"]) ? nil : block
    case "tool_result":
      var result = block
      let kept = withoutBlankText(content: block["content"])
      result["content"] = kept ?? (block["is_error"] == true ? JSON(ToolResult.defaultError) : nil)
      return result
    case "document":
      guard let source = block["source"] else { return block }
      if source["type"]?.text == "text", isBlank(source["data"]) { return nil }
      guard let content = source["content"] else { return block }
      guard let kept = withoutBlankText(content: content) else { return nil }
      return kept == content ? block : with(source, kept, in: block)
    default: return block
    }
  }

  private static func with(_ source: JSON, _ content: JSON, in block: JSON) -> JSON {
    var (source, block) = (source, block)
    source["content"] = content
    block["source"] = source
    return block
  }

  /// Content that is a string or blocks; nil where nothing is left of it.
  private static func withoutBlankText(content: JSON?) -> JSON? {
    guard let blocks = content?.elements else { return isBlank(content) ? nil : content }
    let kept = blocks.compactMap(withoutBlankText)
    return kept.isEmpty ? nil : .array(kept)
  }

  private static func isBlank(_ text: JSON?) -> Bool {
    guard let text, !text.isNull else { return true }
    return text.text?.allSatisfy(\.isWhitespace) ?? false
  }

  /// The messages of a request as they can end it: the API refuses a last turn of the model's whose
  /// text ends in white space.
  static func endingRequest(_ messages: [JSON]) -> [JSON] {
    guard let last = messages.last, last["role"]?.text == "assistant",
      let content = last["content"]
    else { return messages }
    var message = last
    if let blocks = content.elements, let end = blocks.last, end["type"]?.text == "text" {
      var end = end
      end["text"] = end["text"].map(trimmed)
      message["content"] = .array(blocks.dropLast() + [end])
    } else {
      message["content"] = trimmed(content)
    }
    return messages.dropLast() + [message]
  }

  private static func trimmed(_ value: JSON) -> JSON {
    guard let text = value.text, text.last?.isWhitespace == true else { return value }
    var rest = text[...]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return JSON(String(rest))
  }
}

/// Gives each call an id that no other has, and its result the same.
private struct CallIDs {
  private var known: Set<String> = []
  private var count = 0
  /// The calls of the last assistant turn: the id that each had, and the one that it has.
  private var last: [(old: JSON?, new: JSON)] = []

  mutating func renamed(_ message: JSON) -> JSON {
    guard let blocks = message["content"]?.elements else { return message }
    let isAssistant = message["role"]?.text == "assistant"
    if isAssistant { last = [] }
    var (renamed, isChanged) = (blocks, false)
    for (place, block) in blocks.enumerated() {
      switch block["type"]?.text {
      case "tool_use" where isAssistant: rename("id", to: call(block["id"]), in: place)
      case "tool_result" where !isAssistant:
        rename("tool_use_id", to: result(block["tool_use_id"]), in: place)
      default: break
      }
    }
    func rename(_ member: String, to id: JSON?, in place: Int) {
      guard let id, id != blocks[place][member] else { return }
      renamed[place][member] = id
      isChanged = true
    }
    guard isChanged else { return message }
    var message = message
    message["content"] = .array(renamed)
    return message
  }

  private mutating func call(_ old: JSON?) -> JSON {
    count += 1
    var id = old?.text ?? ""
    if id.isEmpty { id = "call_\(count)" }
    while !known.insert(id).inserted { id += "_\(count)" }
    last.append((old, JSON(id)))
    return JSON(id)
  }

  /// Results stand in the order of their calls where those share an id.
  private mutating func result(_ old: JSON?) -> JSON? {
    let place = last.firstIndex { ($0.old ?? .null) == (old ?? .null) }
    return place.map { last.remove(at: $0).new }
  }
}
