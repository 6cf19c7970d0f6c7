import JSON

/// What must be in the output of a stream that is taken for an answer: every mark that stands where the
/// protocol has text or a call. It looks at the events one by one and folds nothing, so that it shares
/// no fault with the readers.
struct Oracle {
  /// How often each mark of text, and of thinking, must be there.
  private(set) var text: [String: Int] = [:]
  private(set) var thinking: [String: Int] = [:]
  /// The marks of calls; a call that is begun twice in the same words is one.
  private(set) var calls: Set<String> = []
  /// The marks of what is an input, but not of a call that is the client's to make.
  private(set) var otherInputs: Set<String> = []
  private var hasBegun = false
  private var hasReason = false
  /// The type of the block that was begun last, by its index.
  private var blockTypes: [Int: String] = [:]
  /// Whether a block was begun without an index: then nobody can say which block an input is for.
  private var isUnindexed = false
  private var choiceIndex: Int?

  init(_ list: EventList) {
    for event in list.events {
      guard let data = event.data else {
        if hasReason { return }
        continue
      }
      if data["choices"] != nil { collectChoices(data) }
      let type = data["type"]?.text ?? ""
      let named = type.isEmpty ? event.name ?? "" : type
      let isMessage = named == "message" && data["content"] == nil
      guard Self.types.contains(named) || named.isEmpty || isMessage else { continue }
      collect(data, named)
      if named == "message_stop", hasReason { return }
    }
  }

  private static let types = [
    "message_start", "content_block_start", "content_block_delta", "content_block_stop",
    "message_delta", "message_stop", "ping", "error",
  ]
  private static let deltaTypes = [
    "text_delta", "thinking_delta", "input_json_delta", "signature_delta", "citations_delta",
  ]
  private static let blockTypes = ["text", "thinking", "tool_use"]

  private mutating func collect(_ data: JSON, _ type: String) {
    let isUntyped = type.isEmpty || type == "message"
    let isStart =
      type == "message_start" && data["choices"] == nil
      && (data["message"]?.members != nil || !hasBegun)
    if isStart || isUntyped && data["message"]?["type"] == "message" {
      // It begins afresh.
      (text, thinking, calls, otherInputs, blockTypes) = ([:], [:], [], [], [:])
      (hasBegun, hasReason, isUnindexed) = (true, false, false)
      for block in data["message"]?["content"]?.elements ?? [] { collect(block: block, at: nil) }
    }
    if let block = data["content_block"] { collect(block: block, at: data["index"]?.integer) }
    guard let delta = data["delta"] else { return }
    if delta["stop_reason"]?.text?.isEmpty == false { hasReason = true }
    guard delta.members != nil else { return add(delta.strings, to: &text) }
    if let known = delta["type"]?.text, !known.isEmpty, !Self.deltaTypes.contains(known) { return }
    add(delta["text"]?.strings ?? [], to: &text)
    add(delta["thinking"]?.strings ?? [], to: &thinking)
    let inputs = Self.marks(in: delta["partial_json"]?.strings ?? [])
    let block = data["index"]?.integer.map { blockTypes[$0] ?? "tool_use" }
    if !isUnindexed, let block, Self.blockTypes.contains(block) {
      calls.formUnion(inputs)
    } else {
      otherInputs.formUnion(inputs)
    }
  }

  private mutating func collect(block: JSON, at index: Int?) {
    guard block.members != nil else { return add(block.strings, to: &text) }
    let type = block["type"]?.text ?? ""
    isUnindexed = isUnindexed || index == nil
    // What says nothing of itself changes nothing.
    let isBlank = type.isEmpty && block["text"]?.text == nil && block["thinking"]?.text == nil
    if let index, !isBlank { blockTypes[index] = type.isEmpty ? "text" : type }
    if type.isEmpty || Self.blockTypes.contains(type) {
      add(block["text"]?.strings ?? [], to: &text)
      if type != "tool_use" { add(block["thinking"]?.strings ?? [], to: &thinking) }
    }
    if type == "tool_use" || type.isEmpty && block["name"] != nil && block["input"] != nil {
      if let index { blockTypes[index] = "tool_use" }
      calls.formUnion(Self.marks(in: block["name"]?.strings ?? []))
      calls.formUnion(Self.marks(in: block["input"]?.strings ?? []))
    }
  }

  private mutating func collectChoices(_ data: JSON) {
    let choices = data["choices"]?.elements ?? [data["choices"] ?? .null]
    for choice in choices {
      guard choice.members != nil else {
        add(choice.strings, to: &text)
        continue
      }
      let index = choice["index"]?.integer ?? choiceIndex ?? 0
      choiceIndex = choiceIndex ?? index
      if index != choiceIndex { continue }
      if choice["finish_reason"]?.text?.isEmpty == false { hasReason = true }
      for part in [choice["delta"], choice["message"]] {
        guard let part else { continue }
        guard part.members != nil else {
          add(part.strings, to: &text)
          continue
        }
        // Each once: a message may say again what the deltas said.
        for mark in Self.marks(in: part["content"]?.strings ?? []) { text[mark] = 1 }
        for call in [part["tool_calls"], part["function_call"]] {
          calls.formUnion(Self.marks(in: call?.strings ?? []))
        }
      }
    }
  }

  private func add(_ strings: [String], to counts: inout [String: Int]) {
    for mark in Self.marks(in: strings) { counts[mark, default: 0] += 1 }
  }

  /// The marks in some texts, such as `Tx3x`.
  static func marks(in strings: [String]) -> [String] {
    strings.flatMap { marks(in: Array($0.utf8)) }
  }

  /// The marks in some bytes.
  static func marks(in bytes: [UInt8]) -> [String] {
    var marks: [String] = []
    var start = 0
    while start + 2 < bytes.count {
      defer { start += 1 }
      guard bytes[start + 1] == UInt8(ascii: "x"), "THAN".utf8.contains(bytes[start]) else {
        continue
      }
      var end = start + 2
      while end < bytes.count, bytes[end] &- UInt8(ascii: "0") < 10 { end += 1 }
      guard end > start + 2, end < bytes.count, bytes[end] == UInt8(ascii: "x") else { continue }
      marks.append(String(decoding: bytes[start...end], as: UTF8.self))
    }
    return marks
  }
}
