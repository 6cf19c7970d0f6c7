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
  /// Where the block of an index stands in `blocks`, where that is not the index itself: a dictionary takes
  /// as long to make as a short answer to read.
  private var places: [Int: Int] = [:]
  private var last: (index: Int, place: Int)?
  private var otherBlocks = 0
  /// The index for a block that comes without one.
  private(set) var nextIndex = 0
  /// Whether text, thinking and what belongs to them is kept. A reader that only prints them needs no
  /// memory for them.
  let keepsText: Bool
  /// Whether any content block was begun.
  var hasContent: Bool { !blocks.isEmpty }
  /// Whether there was any text.
  private(set) var hasText = false
  /// How many bytes of deltas are kept.
  private(set) var keptCount = 0

  init(keepsText: Bool) { self.keepsText = keepsText }

  /// Why the model stopped, once the server has said so at the message's end; what stands in
  /// `message_start` was said before there was an end.
  private(set) var stopReason: StopReason?

  mutating func start(_ message: JSON) {
    self = MessageFold(keepsText: keepsText)
    envelope = message
  }

  /// Begins a block and gives its place; of one that was begun already, in the same words, the place
  /// that it has.
  mutating func startBlock(_ block: JSON, index: Int) -> (place: Int, isNew: Bool) {
    if let place = place(ofBegun: index), blocks[place].isRepeated(by: block) {
      return (place, false)
    }
    let fold = BlockFold(block, index: index, paragraph: otherBlocks)
    if !fold.isText { otherBlocks += 1 }
    if index != blocks.count || places[index] != nil { places[index] = blocks.count }
    last = (index, blocks.count)
    nextIndex = max(nextIndex, index == .max ? index : index + 1)
    blocks.append(fold)
    if block["type"]?.text == "fallback", let model = block["to"]?["model"] {
      envelope?["model"] = model
    }
    return (blocks.count - 1, true)
  }

  /// The place of the block that a delta is for; nil where none of that index was started. A delta
  /// without an index is for the block that the one before it was for.
  mutating func place(of index: Int?) -> Int? {
    guard let index else { return last?.place }
    if let last, last.index == index { return last.place }
    guard let place = place(ofBegun: index) else { return nil }
    last = (index, place)
    return place
  }

  private func place(ofBegun index: Int) -> Int? {
    if !places.isEmpty, let place = places[index] { return place }
    return blocks.indices.contains(index) && blocks[index].index == index ? index : nil
  }

  subscript(place: Int) -> BlockFold { blocks[place] }

  mutating func append(text spelling: UnsafeBufferPointer<UInt8>, to place: Int) {
    if spelling.isEmpty { return }
    hasText = true
    guard keepsText else { return }
    blocks[place].append(text: spelling)
    keptCount += spelling.count
  }

  mutating func append(thinking spelling: UnsafeBufferPointer<UInt8>, to place: Int) {
    guard keepsText else { return }
    blocks[place].append(thinking: spelling)
    keptCount += spelling.count
  }

  mutating func append(input spelling: UnsafeBufferPointer<UInt8>, to place: Int) {
    blocks[place].append(input: spelling)
    keptCount += spelling.count
  }

  mutating func setSignature(_ spelling: UnsafeBufferPointer<UInt8>, of place: Int) {
    if keepsText { blocks[place].setSignature(spelling) }
  }

  mutating func apply(_ delta: JSON, to place: Int) {
    if keepsText { blocks[place].apply(delta) }
  }

  /// Says that the start of a block had text in it.
  mutating func noteText() { hasText = true }

  /// Merges a `message_delta` event.
  mutating func merge(_ event: JSON) {
    let isBroken = stopReason?.isError == true
    if !isBroken { stopReason = StopReason(event["delta"]?["stop_reason"]) ?? stopReason }
    for member in event["delta"]?.members ?? [] {
      let name = member.name.content
      if ["type", "text", "thinking", "partial_json"].contains(name) { continue }
      if isBroken, name == "stop_reason" { continue }
      let isReason = name.hasPrefix("stop_")
      if isReason || !member.value.isNull { envelope?[name] = member.value }
    }
    for member in event.members ?? [] {
      switch member.name.content {
      case "type", "delta", "index", "message", "content_block": break
      case "usage":
        let usage = Usage.merged(envelope?["usage"], member.value)
        envelope?["usage"] = usage
      case let name: if !member.value.isNull { envelope?[name] = member.value }
      }
    }
  }

  /// The message as the server would have sent it in one piece, its blocks in the order of their
  /// indexes.
  var message: JSON? {
    guard var message = envelope else { return nil }
    let ordered = blocks.enumerated().sorted {
      ($0.element.index, $0.offset) < ($1.element.index, $1.offset)
    }
    message["content"] = .array(ordered.flatMap(\.element.blocks))
    return message
  }

  /// The first block whose input came twice, and differs; nil where there is none.
  var blockWithTwoInputs: JSON? { blocks.first(where: \.hasTwoInputs)?.block }
}
