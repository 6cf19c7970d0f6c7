import JSON

/// A message folded from the events of its stream, over JSON rather than over types: blocks, deltas
/// and members that do not exist yet survive.
///
/// The rules are those of wire documentation and SDKs: see the Messages API's streaming events, and
/// `lib/streaming/_messages.py` of the official Python SDK for how `message_delta` is merged.
struct MessageFold: Sendable {
  /// The message without its content; nil before `message_start`.
  private(set) var envelope: JSON?
  private var blocks: [BlockFold] = []
  /// Where the block of an index stands in `blocks`. Indexes may have gaps.
  private var places: [Int: Int] = [:]
  private var last: (index: Int, place: Int)?
  private var otherBlocks = 0
  /// Whether text, thinking and what belongs to them is kept. A reader that only prints them needs no
  /// memory for them.
  let keepsText: Bool

  init(keepsText: Bool) { self.keepsText = keepsText }

  /// How many blocks were started.
  var count: Int { blocks.count }
  /// Why the model stopped, once the server has said so at the message's end; what stands in
  /// `message_start` was said before there was an end.
  private(set) var stopReason: StopReason?

  mutating func start(_ message: JSON) {
    self = MessageFold(keepsText: keepsText)
    envelope = message
  }

  mutating func startBlock(_ block: JSON, index: Int) -> BlockFold {
    let fold = BlockFold(block, paragraph: otherBlocks)
    if !fold.isText { otherBlocks += 1 }
    places[index] = blocks.count
    last = (index, blocks.count)
    blocks.append(fold)
    if block["type"]?.text == "fallback", let model = block["to"]?["model"] {
      envelope?["model"] = model
    }
    return fold
  }

  /// The place of the block that a delta is for; nil where none of that index was started.
  mutating func place(of index: Int?) -> Int? {
    guard let index else { return blocks.indices.last }
    if let last, last.index == index { return last.place }
    guard let place = places[index] else { return nil }
    last = (index, place)
    return place
  }

  subscript(place: Int) -> BlockFold { blocks[place] }

  mutating func apply(_ delta: DeltaEvent, to place: Int) {
    switch delta.kind {
    case .text: if keepsText, blocks[place].isText { blocks[place].append(delta.spelling) }
    case .thinking: if keepsText, blocks[place].isThinking { blocks[place].append(delta.spelling) }
    case .inputJSON: if blocks[place].takesInput { blocks[place].appendInput(delta.spelling) }
    case .signature:
      if keepsText, blocks[place].isThinking { blocks[place].setSignature(delta.spelling) }
    }
  }

  mutating func apply(_ delta: JSON, to place: Int) {
    if keepsText { blocks[place].apply(delta) }
  }

  /// Merges a `message_delta` event.
  mutating func merge(_ event: JSON) {
    stopReason = StopReason(event["delta"]?["stop_reason"]) ?? stopReason
    for member in event["delta"]?.members ?? [] {
      let name = member.name.content
      let isReason = name.hasPrefix("stop_")
      if isReason || !member.value.isNull { envelope?[name] = member.value }
    }
    for member in event.members ?? [] {
      switch member.name.content {
      case "type", "delta": break
      case "usage":
        var usage = envelope?["usage"] ?? .object([])
        for count in member.value.members ?? [] where !count.value.isNull {
          usage[count.name.content] = count.value
        }
        envelope?["usage"] = usage
      case let name: if !member.value.isNull { envelope?[name] = member.value }
      }
    }
  }

  /// The message as the server would have sent it in one piece.
  var message: JSON? {
    guard var message = envelope else { return nil }
    message["content"] = .array(blocks.map(\.folded))
    return message
  }
}
