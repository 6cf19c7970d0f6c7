import JSON

/// One content block of a streamed message, folded from its start and its deltas.
struct BlockFold: Sendable {
  /// The block as its `content_block_start` had it.
  private(set) var block: JSON
  let type: String
  let isText: Bool
  let isThinking: Bool
  /// Its place in the message's content. Indexes may have gaps.
  let index: Int
  /// How many blocks of another type than text stand before this one.
  let paragraph: Int
  /// What the deltas appended, spelled as the server spelled it, so that halves of a surrogate pair in
  /// two deltas meet. Text in a block that is not text, or thinking in one that is not thinking, makes
  /// a block of its own.
  private var text: [UInt8] = []
  private var thinking: [UInt8] = []
  /// What the deltas appended to `citations`.
  private var citations: [JSON] = []
  /// The pieces of a tool's input, which are pieces of JSON text.
  private var input: [UInt8] = []
  private var inputDecoder = JSONTextDecoder()

  /// About how many bytes of memory it takes besides what it holds.
  static let footprint = 2 * MemoryLayout<BlockFold>.stride

  init(_ block: JSON, index: Int, paragraph: Int) {
    self.block = block
    self.index = index
    self.paragraph = paragraph
    type = block["type"]?.text ?? ""
    isText = type == "text"
    isThinking = type == "thinking"
  }

  /// Whether it can have an input: `tool_use`, `server_tool_use`, `mcp_tool_use`, and what is to come.
  var takesInput: Bool {
    switch type {
    case "text", "thinking", "redacted_thinking", "compaction", "container_upload", "fallback":
      false
    default: !type.hasSuffix("_tool_result")
    }
  }

  /// Whether the start of a block says once more what this one is, as a server does that sends an
  /// event twice.
  func isRepeated(by other: JSON) -> Bool {
    type.hasSuffix("tool_use") && block["id"]?.text?.isEmpty == false && block == other
  }

  mutating func append(text spelling: UnsafeBufferPointer<UInt8>) { text += spelling }

  mutating func append(thinking spelling: UnsafeBufferPointer<UInt8>) { thinking += spelling }

  mutating func append(input spelling: UnsafeBufferPointer<UInt8>) {
    inputDecoder.decode(spelling, into: &input)
  }

  mutating func setSignature(_ spelling: UnsafeBufferPointer<UInt8>) {
    guard isThinking else { return }
    block["signature"] = .string(
      JSONString(spelling: String(decoding: spelling, as: UTF8.self)))
  }

  /// Applies a delta that does not append to text, thinking or input. Unknown ones change nothing.
  mutating func apply(_ delta: JSON) {
    switch delta["type"]?.text {
    case "citations_delta":
      if let citation = delta["citation"] { citations.append(citation) }
    case "compaction_delta":
      for member in delta.members ?? [] where !member.name.hasContent("type") {
        block[member.name.content] = member.value
      }
    default: break
    }
  }

  /// The input that the deltas spell, as text; empty where they spell none.
  private var inputText: [UInt8] {
    var (text, decoder) = (input, inputDecoder)
    decoder.finish(into: &text)
    return ToolInput.isBlank(text) ? [] : text
  }

  /// The input that the deltas spell: a string where a model that was cut off left what is not JSON.
  private var folded: JSON? {
    let text = inputText
    if text.isEmpty { return nil }
    return ToolInput.parse(text) ?? JSON(String(decoding: text, as: UTF8.self))
  }

  /// Whether the start of the block has an input, and the deltas have another.
  var hasTwoInputs: Bool {
    guard let start = block["input"].map(ToolInput.value), start != .object([]), let folded else {
      return false
    }
    return !ToolInput.isSame(start, folded)
  }

  /// The block with all that was appended, and after it what does not belong into it.
  var blocks: [JSON] {
    var whole = block
    if isText || isThinking {
      let start: JSONString? =
        if case .string(let start)? = block[type] { start } else { nil }
      let spelling =
        (start?.spelling ?? "") + String(decoding: isText ? text : thinking, as: UTF8.self)
      whole[type] = .string(JSONString(spelling: spelling))
    }
    if !citations.isEmpty {
      whole["citations"] = .array((block["citations"]?.elements ?? []) + citations)
    }
    if let folded { whole["input"] = folded }
    var blocks = [whole]
    if !isThinking, !thinking.isEmpty { blocks.append(ContentBlock.made("thinking", thinking)) }
    if !isText, !text.isEmpty { blocks.append(ContentBlock.made("text", text)) }
    return blocks
  }
}
