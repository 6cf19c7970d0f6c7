import JSON

/// A `chat.completion` folded from its chunks.
struct ChatCompletionFold: Sendable {
  private var envelope: JSON?
  /// The index of the choice that is read: the first one's. Others are other answers.
  private var choiceIndex: Int?
  private var content: [UInt8] = []
  private var reasoning: [UInt8] = []
  private var refusal: [UInt8] = []
  private var calls: [ChatCall] = []
  /// Where the last call of an index stands in `calls`.
  private var places: [Int: Int] = [:]
  /// How many calls there may be in a message that says at the end what was streamed.
  private static let mostCompared = 1000
  private var legacyCall: ChatCall?
  private var finishReason = JSON.null
  private var usage: JSON?
  /// The text that came in deltas.
  private var streamed = TextFingerprint()
  /// Whether the answer comes in deltas, so that a message beside them is the whole once more. Some
  /// servers put the pieces into messages.
  private var hasDeltas = false
  /// Whether text and reasoning are kept. A reader that only prints them needs no memory for them.
  let keepsText: Bool
  /// Whether there was any text.
  private(set) var hasText = false
  /// Whether there was any reasoning.
  private var hasReasoning = false
  /// Whether there were other answers than the one that is read.
  private(set) var hasOtherChoices = false
  /// How many bytes are kept.
  private(set) var keptCount = 0

  init(keepsText: Bool) { self.keepsText = keepsText }

  /// Whether there was a chunk.
  var hasBegun: Bool { envelope != nil }

  /// Nil until the server says that the answer is complete.
  var stopReason: StopReason? { StopReason(finishReason) }

  /// Takes a chunk and gives the text and the reasoning in it, as they are spelled.
  mutating func apply(_ chunk: JSON) throws(ResponseFailure) -> (text: String, reasoning: String) {
    // The first may be about something else, and name neither answer nor model.
    if envelope?["id"]?.text?.isEmpty ?? true { envelope = chunk }
    if let counts = chunk["usage"], !counts.isNull { usage = Usage.merged(usage, counts) }
    if let choices = chunk["choices"], choices.elements == nil, choices.members == nil,
      !choices.isNull
    {
      throw .garbled("a chat.completion.chunk whose choices are \(choices.kind)")
    }
    var (text, thought) = ("", "")
    for choice in ChatCompletion.choices(of: chunk) {
      let index = choice["index"]?.integer ?? choiceIndex ?? 0
      choiceIndex = choiceIndex ?? index
      guard index == choiceIndex else {
        hasOtherChoices = true
        continue
      }
      let new = try apply(choice: choice)
      text += new.text
      thought += new.reasoning
    }
    return (text, thought)
  }

  private mutating func apply(choice: JSON) throws(ResponseFailure) -> (
    text: String, reasoning: String
  ) {
    if let reason = choice["finish_reason"], !reason.isNull, stopReason?.isError != true {
      finishReason = reason
    }
    for part in [choice, choice["delta"], choice["message"]] {
      guard let part, !part.isNull, part.members == nil else { continue }
      throw .garbled("a chat.completion.chunk with \(part.kind) where its delta should be")
    }
    hasDeltas = hasDeltas || !ChatCompletion.isBlank(choice["delta"])
    var new = try append(choice["delta"])
    if let message = choice["message"], !ChatCompletion.isBlank(message) {
      let more = hasDeltas ? try complete(message) : try append(message)
      new.text += more.text
      new.reasoning += more.reasoning
    }
    return new
  }

  /// Adds a piece of the answer.
  private mutating func append(_ delta: JSON?) throws(ResponseFailure) -> (
    text: String, reasoning: String
  ) {
    for call in try ChatCall.pieces(in: delta) { apply(call: call) }
    if let call = try ChatCall.legacyPiece(in: delta) {
      legacyCall = legacyCall ?? ChatCall(index: 0)
      legacyCall?.add(call)
      keptCount += call.footprint
    }
    let text = try ChatCompletion.text(delta?["content"])
    let refused = try ChatCompletion.text(delta?["refusal"])
    let thought = try ChatCompletion.text(ChatCompletion.reasoning(in: delta))
    keep(text: text, refused: refused, thought: thought)
    if hasDeltas { streamed.append(text) }
    return (text + refused, thought)
  }

  private mutating func keep(text: String, refused: String, thought: String) {
    hasText = hasText || !text.isEmpty || !refused.isEmpty
    hasReasoning = hasReasoning || !thought.isEmpty
    refusal += refused.utf8
    keptCount += refused.utf8.count
    guard keepsText else { return }
    content += text.utf8
    reasoning += thought.utf8
    keptCount += text.utf8.count + thought.utf8.count
  }

  /// Adds what a message has that says at the end what was streamed.
  private mutating func complete(_ message: JSON) throws(ResponseFailure) -> (
    text: String, reasoning: String
  ) {
    for call in try ChatCall.calls(in: message) { try complete(call) }
    let whole = try ChatCompletion.text(message["content"])
    let refused = try ChatCompletion.text(message["refusal"])
    guard let text = whole.isEmpty ? "" : streamed.rest(of: whole) else {
      throw .contradiction("the text at its end is not the text that was streamed")
    }
    let thought = hasReasoning ? "" : try ChatCompletion.text(ChatCompletion.reasoning(in: message))
    let isNewRefusal = !refused.isEmpty && refusal.isEmpty
    keep(text: text, refused: isNewRefusal ? refused : "", thought: thought)
    streamed.append(text)
    return (text + (isNewRefusal ? refused : ""), thought)
  }

  private mutating func complete(_ call: ChatCall) throws(ResponseFailure) {
    // Each is compared with each.
    if calls.count > Self.mostCompared { throw .garbled("over \(Self.mostCompared) tool calls") }
    if ChatCall.all(calls, legacy: legacyCall).contains(where: call.isSame) { return }
    guard let place = calls.firstIndex(where: { $0.id != nil && $0.id == call.id }) else {
      var new = call
      new.index = calls.map(\.index).max().map(Self.next) ?? 0
      places[new.index] = calls.count
      calls.append(new)
      return
    }
    guard calls[place].arguments.isEmpty else {
      throw .contradiction("a tool call at its end is not the one that was streamed")
    }
    let index = calls[place].index
    calls[place] = call
    calls[place].index = index
  }

  /// The index after that one. A server may send any.
  private static func next(_ index: Int) -> Int { index == .max ? index : index + 1 }

  private mutating func apply(call: JSON) {
    keptCount += call.footprint
    // Some servers leave the index out; then a new id begins a new call.
    let id = call["id"].flatMap { $0.text?.isEmpty == false ? $0 : nil }
    let isNext = id != nil && id != calls.last?.id
    let own = calls.last.map { isNext ? Self.next($0.index) : $0.index } ?? 0
    let index = call["index"]?.integer ?? own
    var place = places[index] ?? calls.count
    // Others give every call the same index. A new id alone may be the same call's: it is renamed
    // with each piece by some, but its function is named once.
    if place < calls.count, let name = ChatCall.name(of: call) {
      let isOther = calls[place].name.map { $0 != name } ?? false
      let isRenamed = id != nil && calls[place].id != nil && id != calls[place].id
      if isOther || isRenamed { place = calls.count }
    }
    if place == calls.count {
      calls.append(ChatCall(index: index))
      places[index] = place
    }
    calls[place].id = calls[place].id ?? id
    calls[place].add(call)
  }

  /// The completion as the server would have sent it in one piece.
  var completion: JSON? {
    guard var completion = envelope else { return nil }
    var message: JSON = ["role": "assistant", "content": Self.text(content)]
    if !reasoning.isEmpty { message["reasoning_content"] = Self.text(reasoning) }
    if !refusal.isEmpty { message["refusal"] = Self.text(refusal) }
    let calls = ChatCall.all(calls, legacy: legacyCall)
    if !calls.isEmpty { message["tool_calls"] = .array(calls.map(\.json)) }
    completion["object"] = "chat.completion"
    completion["choices"] = [["index": 0, "message": message, "finish_reason": finishReason]]
    completion["usage"] = usage
    return completion
  }

  private static func text(_ spelling: [UInt8]) -> JSON {
    .string(JSONString(spelling: String(decoding: spelling, as: UTF8.self)))
  }
}
