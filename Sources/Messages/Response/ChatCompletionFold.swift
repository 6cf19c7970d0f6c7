import JSON

/// A `chat.completion` folded from its chunks.
struct ChatCompletionFold: Sendable {
  private var envelope: JSON?
  private var content: [UInt8] = []
  private var reasoning: [UInt8] = []
  private var refusal: [UInt8] = []
  private var calls: [Call] = []
  private var finishReason = JSON.null
  private var usage: JSON?
  /// Whether text and reasoning are kept. A reader that only prints them needs no memory for them.
  let keepsText: Bool

  init(keepsText: Bool) { self.keepsText = keepsText }

  private struct Call {
    var index: Int
    var id: JSON?
    var name: JSON?
    var arguments: [UInt8] = []
    var decoder = JSONTextDecoder()

    mutating func append(_ string: JSONString) {
      var spelling = string.spelling
      spelling.withUTF8 { decoder.decode($0, into: &arguments) }
    }
  }

  /// Nil until the server says that the answer is complete.
  var stopReason: StopReason? { StopReason(finishReason) }

  /// Takes a chunk and gives the text and the reasoning in it, as they are spelled.
  mutating func apply(_ chunk: JSON) -> (text: String, reasoning: String) {
    // The first may be about something else, and name neither answer nor model.
    if envelope?["id"]?.text?.isEmpty ?? true { envelope = chunk }
    if let counts = chunk["usage"], !counts.isNull { usage = counts }
    // Others of them are other answers, which nobody asked for.
    let first = chunk["choices"]?.elements?.first { ($0["index"]?.integer ?? 0) == 0 }
    guard let choice = first else { return ("", "") }
    if let reason = choice["finish_reason"], !reason.isNull { finishReason = reason }
    let delta = choice["delta"] ?? choice["message"]
    for call in ChatCompletion.calls(in: delta) { apply(call: call) }
    let text = Self.spelling(delta?["content"])
    let refused = Self.spelling(delta?["refusal"])
    let thought = Self.spelling(ChatCompletion.reasoning(in: delta))
    refusal += refused.utf8
    if keepsText {
      content += text.utf8
      reasoning += thought.utf8
    }
    return (text + refused, thought)
  }

  private mutating func apply(call: JSON) {
    // Some servers leave the index out; then a new id begins a new call.
    let id = call["id"].flatMap { $0.text?.isEmpty == false ? $0 : nil }
    let isNext = id != nil && id != calls.last?.id
    let index = call["index"]?.integer ?? (calls.last.map { $0.index + (isNext ? 1 : 0) } ?? 0)
    let function = call["function"]
    var place = calls.lastIndex { $0.index == index } ?? calls.count
    // Others give every call the same index. A new id alone may be the same call's: it is renamed
    // with each piece by some, but its function is named once.
    if place < calls.count, let id, let known = calls[place].id, id != known,
      function?["name"]?.text?.isEmpty == false
    {
      place = calls.count
    }
    if place == calls.count { calls.append(Call(index: index)) }
    calls[place].id = calls[place].id ?? id
    calls[place].name =
      calls[place].name ?? function?["name"].flatMap { $0.text?.isEmpty == false ? $0 : nil }
    switch function?["arguments"] {
    case .string(let piece)?: calls[place].append(piece)
    case nil, .null?: break
    // Some send the object itself.
    case let whole?: calls[place].arguments += whole.rendered
    }
  }

  /// The text, in one string or in parts of one each.
  private static func spelling(_ value: JSON?) -> String {
    if let parts = value?.elements { return parts.map { spelling($0["text"]) }.joined() }
    guard case .string(let string)? = value else { return "" }
    return string.spelling
  }

  /// The completion as the server would have sent it in one piece.
  var completion: JSON? {
    guard var completion = envelope else { return nil }
    var message: JSON = ["role": "assistant", "content": Self.text(content)]
    if !reasoning.isEmpty { message["reasoning_content"] = Self.text(reasoning) }
    if !refusal.isEmpty { message["refusal"] = Self.text(refusal) }
    if !calls.isEmpty { message["tool_calls"] = .array(calls.map(Self.call)) }
    completion["object"] = "chat.completion"
    completion["choices"] = [["index": 0, "message": message, "finish_reason": finishReason]]
    completion["usage"] = usage
    return completion
  }

  private static func call(_ call: Call) -> JSON {
    [
      "id": call.id ?? .null, "type": "function",
      "function": [
        "name": call.name ?? .null,
        "arguments": JSON(String(decoding: call.arguments, as: UTF8.self)),
      ],
    ]
  }

  private static func text(_ spelling: [UInt8]) -> JSON {
    .string(JSONString(spelling: String(decoding: spelling, as: UTF8.self)))
  }
}
