import JSON

/// A `chat.completion` folded from its chunks.
struct ChatCompletionFold: Sendable {
  private var envelope: JSON?
  private var content: [UInt8] = []
  private var reasoning: [UInt8] = []
  private var calls: [Call] = []
  private var finishReason = JSON.null
  private var usage: JSON?
  /// Whether text and reasoning are kept. A reader that only prints them needs no memory for them.
  let keepsText: Bool

  init(keepsText: Bool) { self.keepsText = keepsText }

  private struct Call {
    var index: Int
    var head: JSON
    var arguments: [UInt8]
  }

  var stopReason: StopReason? { StopReason(finishReason) }

  /// Takes a chunk and gives the text and the reasoning in it, as they are spelled.
  mutating func apply(_ chunk: JSON) -> (text: String, reasoning: String) {
    if envelope == nil { envelope = chunk }
    if let counts = chunk["usage"], !counts.isNull { usage = counts }
    guard let choice = chunk["choices"]?.elements?.first else { return ("", "") }
    if let reason = choice["finish_reason"], !reason.isNull { finishReason = reason }
    let delta = choice["delta"]
    for call in delta?["tool_calls"]?.elements ?? [] { apply(call: call) }
    let text = Self.spelling(delta?["content"])
    let thought = Self.spelling(delta?["reasoning_content"] ?? delta?["reasoning"])
    if keepsText {
      content += text.utf8
      reasoning += thought.utf8
    }
    return (text, thought)
  }

  private mutating func apply(call: JSON) {
    // Some servers leave the index out; then a new id begins a new call.
    let isNext = call["id"]?.text?.isEmpty == false && call["id"] != calls.last?.head["id"]
    let index = call["index"]?.integer ?? (calls.last.map { $0.index + (isNext ? 1 : 0) } ?? 0)
    let arguments = (call["function"]?["arguments"]?.text ?? "").utf8
    if let place = calls.firstIndex(where: { $0.index == index }) {
      calls[place].arguments += arguments
    } else {
      calls.append(Call(index: index, head: call, arguments: Array(arguments)))
    }
  }

  private static func spelling(_ value: JSON?) -> String {
    guard case .string(let string)? = value else { return "" }
    return string.spelling
  }

  /// The completion as the server would have sent it in one piece.
  var completion: JSON? {
    guard let envelope else { return nil }
    var message: JSON = ["role": "assistant", "content": Self.text(content)]
    if !reasoning.isEmpty { message["reasoning_content"] = Self.text(reasoning) }
    if !calls.isEmpty {
      message["tool_calls"] = .array(
        calls.map { call in
          [
            "id": call.head["id"] ?? .null, "type": "function",
            "function": [
              "name": call.head["function"]?["name"] ?? .null,
              "arguments": JSON(String(decoding: call.arguments, as: UTF8.self)),
            ],
          ]
        })
    }
    var completion: JSON = [
      "id": envelope["id"] ?? .null, "object": "chat.completion",
      "created": envelope["created"] ?? .null, "model": envelope["model"] ?? .null,
      "choices": [["index": 0, "message": message, "finish_reason": finishReason]],
    ]
    if let usage { completion["usage"] = usage }
    return completion
  }

  private static func text(_ spelling: [UInt8]) -> JSON {
    .string(JSONString(spelling: String(decoding: spelling, as: UTF8.self)))
  }
}
