import JSON

/// One content block of a streamed message, folded from its start and its deltas.
struct BlockFold: Sendable {
  /// The block as its `content_block_start` had it.
  private(set) var block: JSON
  let type: String
  let isText: Bool
  let isThinking: Bool
  /// `tool_use`, `server_tool_use`, `mcp_tool_use`, and what is to come.
  let takesInput: Bool
  /// How many blocks of another type than text stand before this one.
  let paragraph: Int
  /// What the deltas appended: to `text` of a text block, to `thinking` of a thinking block. Spelled
  /// as the server spelled it, so that halves of a surrogate pair in two deltas meet.
  private var appended: [UInt8] = []
  /// What the deltas appended to `citations`.
  private var citations: [JSON] = []
  /// The pieces of a tool's input, which are pieces of JSON text.
  private var input: [UInt8] = []
  private var inputDecoder = JSONTextDecoder()

  init(_ block: JSON, paragraph: Int) {
    self.block = block
    self.paragraph = paragraph
    type = block["type"]?.text ?? ""
    isText = type == "text"
    isThinking = type == "thinking"
    takesInput = type.hasSuffix("tool_use") || block["input"] != nil
  }

  mutating func append(_ spelling: UnsafeBufferPointer<UInt8>) { appended += spelling }

  mutating func appendInput(_ spelling: UnsafeBufferPointer<UInt8>) {
    inputDecoder.decode(spelling, into: &input)
  }

  /// Applies a delta that is no plain fragment. Unknown ones change nothing.
  mutating func apply(_ delta: JSON) {
    switch delta["type"]?.text {
    case "signature_delta": block["signature"] = delta["signature"]
    case "citations_delta":
      if let citation = delta["citation"] { citations.append(citation) }
    case "compaction_delta":
      for member in delta.members ?? [] where !member.name.hasContent("type") {
        block[member.name.content] = member.value
      }
    default: break
    }
  }

  mutating func setSignature(_ spelling: UnsafeBufferPointer<UInt8>) {
    block["signature"] = .string(
      JSONString(spelling: String(decoding: spelling, as: UTF8.self)))
  }

  /// Translating gateways write this for no input at all.
  private func saysNothing(_ input: [UInt8]) -> Bool {
    input.elementsEqual("null".utf8) || input.allSatisfy(\.isJSONSpace)
  }

  /// The block with all that was appended.
  var folded: JSON {
    var folded = block
    if isText || isThinking {
      let start: JSONString? =
        if case .string(let text)? = block[type] { text } else { nil }
      let spelling = (start?.spelling ?? "") + String(decoding: appended, as: UTF8.self)
      folded[type] = .string(JSONString(spelling: spelling))
    }
    if !citations.isEmpty {
      folded["citations"] = .array((block["citations"]?.elements ?? []) + citations)
    }
    if !saysNothing(input) {
      // A model cut off in the middle leaves text that is no JSON: it is kept as it is.
      folded["input"] = (try? JSON.parse(input)) ?? JSON(String(decoding: input, as: UTF8.self))
    }
    return folded
  }
}
