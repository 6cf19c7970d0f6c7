import HTTP
import JSON

/// OpenAI's `chat.completion`, which the gateway's own documentation shows as the answer of the
/// Messages API: turned into a message.
enum ChatCompletion {
  /// Whether it is an answer in one piece.
  static func isWhole(_ body: JSON) -> Bool {
    guard let choice = choices(of: body).first else { return object(body) == "chat.completion" }
    // Some servers call each chunk so, too, and some put an empty delta beside the message.
    guard [nil, "chat.completion"].contains(object(body)), isBlank(choice["delta"]) else {
      return false
    }
    return choice["message"] != nil || object(body) != nil
  }

  /// Whether it is a chunk of a stream, or an answer in one piece. Some servers name no object in the
  /// chunks that hold no text: a filter's findings, the usage.
  static func isPiece(_ event: JSON) -> Bool {
    guard let object = object(event) else {
      return event["choices"]?.elements != nil || event["choices"]?.members != nil
    }
    return object.hasPrefix("chat.completion")
  }

  /// Whether it is an answer in one piece that has come to its end, which in a stream tells it from a
  /// chunk. Where it says nothing, what it should say may still come.
  static func isComplete(_ event: JSON) -> Bool {
    let choice = choices(of: event).first
    return isWhole(event) && choice?["message"] != nil && saysSomething(event)
      && StopReason(choice?["finish_reason"]) != nil
  }

  /// Whether there is anything in a chunk that belongs to an answer.
  static func saysSomething(_ chunk: JSON) -> Bool {
    choices(of: chunk).contains { choice in
      [choice["delta"], choice["message"]].contains { part in
        ["content", "refusal", "tool_calls"].contains { !isBlank(part?[$0]) }
          || part?["function_call"] != nil && !isBlank(part?["function_call"]?["name"])
      }
    }
  }

  private static func object(_ body: JSON) -> String? {
    body["object"]?.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The answers in a body or a chunk: one, unless the request asked for more.
  static func choices(of body: JSON) -> [JSON] {
    switch body["choices"] {
    case .array(let choices)?: choices
    case .object?: [body["choices"] ?? .null]
    default: []
    }
  }

  /// Whether there is nothing in it.
  static func isBlank(_ value: JSON?) -> Bool {
    switch value {
    case nil, .null?: true
    case .string(let text)?: text.spelling.isEmpty
    case .array(let elements)?: elements.isEmpty
    case .object(let members)?: members.allSatisfy { isBlank($0.value) }
    default: false
    }
  }

  /// The error that stands in a choice, where resellers of several upstreams put theirs.
  static func error(in body: JSON, head: ResponseHead) -> APIError? {
    if body["choices"] == nil { return nil }
    return choices(of: body).compactMap { choice in
      choice["error"].flatMap { APIError(["error": $0], head: head) }
    }.first
  }

  /// The thinking in a message or a delta, under either of its names.
  static func reasoning(in message: JSON?) -> JSON? {
    let both = [message?["reasoning_content"], message?["reasoning"]]
    return both.compactMap { $0 }.first { $0.text?.isEmpty == false }
  }

  /// The text of `content` or `refusal` as it is spelled: one string, or parts of one each.
  static func text(_ content: JSON?) throws(ResponseFailure) -> String {
    switch content {
    case nil, .null?: return ""
    case .string(let text)?: return text.spelling
    case .array(let parts)?:
      var text = ""
      for part in parts { text += try Self.text(part) }
      return text
    case .object?:
      let type = content?["type"]?.text ?? ""
      if content?["text"] != nil, ["", "text", "output_text"].contains(type) {
        return try text(content?["text"])
      }
      if type.isEmpty { throw .garbled("a chat completion with a part that has no type") }
      return ""
    case let other?: throw .garbled("a chat completion whose content is \(other.kind)")
    }
  }

  /// The message that says the same.
  static func message(_ completion: JSON) throws(ResponseFailure) -> JSON {
    let choice = choices(of: completion).first
    let message = choice?["message"]
    var content: [JSON] = []
    if let thinking = reasoning(in: message) {
      content.append(["type": "thinking", "thinking": thinking])
    }
    let text = try text(message?["content"])
    if !text.isEmpty { content.append(ContentBlock.made("text", Array(text.utf8))) }
    content += try ChatCall.calls(in: message).map(\.toolUse)
    var reason = StopReason(choice?["finish_reason"])
    let refusal = try Self.text(message?["refusal"])
    if !refusal.isEmpty {
      content.append(ContentBlock.made("text", Array(refusal.utf8)))
      reason = .refusal
    }
    return [
      "id": completion["id"] ?? .null, "type": "message", "role": "assistant",
      "model": completion["model"] ?? .null, "content": .array(content),
      "stop_reason": reason.map { JSON($0.name) } ?? .null, "stop_sequence": .null,
      "usage": usage(completion["usage"]),
    ]
  }

  private static func usage(_ usage: JSON?) -> JSON {
    var counts: JSON = [
      "input_tokens": usage?["prompt_tokens"] ?? .null,
      "output_tokens": usage?["completion_tokens"] ?? .null,
    ]
    if let cached = usage?["prompt_tokens_details"]?["cached_tokens"] {
      counts["cache_read_input_tokens"] = cached
    }
    return counts
  }
}
