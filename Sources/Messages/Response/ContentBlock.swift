import JSON

/// Reads the content blocks of an answer, some of which gateways spell in ways of their own.
enum ContentBlock {
  /// The content of a message as blocks: a string means one block of text, in an answer as in a
  /// request, a lone object one block, null none.
  static func blocks(_ content: JSON?) throws(ResponseFailure) -> [JSON] {
    switch content {
    case nil, .null?: return []
    case .string?, .object?: return try typed(content ?? .null).map { [$0] } ?? []
    case .array(let elements)?:
      var blocks: [JSON] = []
      for element in elements {
        if let block = try typed(element) { blocks.append(block) }
      }
      return blocks
    case let other?: throw .garbled("the content of the message is \(other.kind)")
    }
  }

  /// The block with its type, told by its members where the server left it out; nil where nothing
  /// tells what it is.
  static func typed(_ block: JSON) throws(ResponseFailure) -> JSON? {
    switch block {
    case .null: return nil
    case .string: return ["type": "text", "text": block]
    case .object: break
    default: throw .garbled("a content block that is \(block.kind)")
    }
    let type = block["type"]?.text ?? ""
    guard let known = type.isEmpty ? inferredType(of: block) : type else { return nil }
    if ["text", "thinking"].contains(known), let text = block[known], !text.isString,
      !text.isNull
    {
      throw .garbled("a block of type \(known) whose \(known) is \(text.kind)")
    }
    if known == "tool_use", let name = block["name"], name.text == nil, !name.isNull {
      throw .garbled("a tool call whose name is \(name.kind)")
    }
    if type == known { return block }
    let others = (block.members ?? []).filter { !$0.name.hasContent("type") }
    return .object([JSON.Member("type", JSON(known))] + others)
  }

  private static func inferredType(of block: JSON) -> String? {
    if block["name"]?.text != nil, block["input"] != nil { return "tool_use" }
    return ["text", "thinking"].first { block[$0]?.isString == true }
  }

  /// Parts the block from text that stands in it though it is of another kind; nil where there is
  /// none. Kinds that nobody knows may have a `text` of their own.
  static func parted(_ block: JSON) -> (block: JSON, text: JSONString?) {
    let type = block["type"]?.text ?? ""
    guard type.hasSuffix("thinking") || type.hasSuffix("tool_use"),
      case .string(let text)? = block["text"]
    else { return (block, nil) }
    var rest = block
    rest["text"] = nil
    return (rest, text.spelling.isEmpty ? nil : text)
  }

  /// A block of text or of thinking, of that spelling.
  static func made(_ type: String, _ spelling: [UInt8]) -> JSON {
    let text = JSONString(spelling: String(decoding: spelling, as: UTF8.self))
    return .object([JSON.Member("type", JSON(type)), JSON.Member(type, .string(text))])
  }
}
