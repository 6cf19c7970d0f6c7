import JSON

/// OpenAI's `chat.completion`, which the gateway's own documentation shows as the answer of the
/// Messages API: turned into a message.
enum ChatCompletion {
  static func isOne(_ body: JSON) -> Bool {
    let choice = body["choices"]?.elements?.first
    switch object(body) {
    // Some servers say this of each chunk, too.
    case "chat.completion"?: return choice?["delta"] == nil
    case nil: return choice?["message"] != nil
    default: return false
    }
  }

  /// Some servers name no object in the chunks that hold no text: a filter's findings, the usage.
  static func isChunk(_ event: JSON) -> Bool {
    switch object(event) {
    case "chat.completion.chunk"?: true
    case "chat.completion"?, nil:
      event["type"] == nil && event["choices"]?.elements != nil && !isOne(event)
    default: false
    }
  }

  private static func object(_ body: JSON) -> String? {
    body["object"]?.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The thinking in a message or a delta, under either of its names.
  static func reasoning(in message: JSON?) -> JSON? {
    let both = [message?["reasoning_content"], message?["reasoning"]]
    return both.compactMap { $0 }.first { $0.text?.isEmpty == false }
  }

  /// The calls in a message or a delta, a call in the form before `tool_calls` among them.
  static func calls(in message: JSON?) -> [JSON] {
    if let calls = message?["tool_calls"]?.elements { return calls }
    guard let function = message?["function_call"], !function.isNull else { return [] }
    return [["index": 0, "function": function]]
  }

  /// The message that says the same.
  static func message(_ completion: JSON) -> JSON {
    let choice = completion["choices"]?.elements?.first
    let message = choice?["message"]
    var content: [JSON] = []
    if let thinking = reasoning(in: message) {
      content.append(["type": "thinking", "thinking": thinking])
    }
    if let text = message?["content"], text.text?.isEmpty == false {
      content.append(["type": "text", "text": text])
    }
    content += (message?["content"]?.elements ?? []).filter { $0["type"]?.text == "text" }
    content += calls(in: message).map(toolUse)
    var reason = StopReason(choice?["finish_reason"])
    if let refusal = message?["refusal"], refusal.text?.isEmpty == false {
      content.append(["type": "text", "text": refusal])
      reason = .refusal
    }
    return [
      "id": completion["id"] ?? .null, "type": "message", "role": "assistant",
      "model": completion["model"] ?? .null, "content": .array(content),
      "stop_reason": reason.map { JSON($0.name) } ?? .null, "stop_sequence": .null,
      "usage": usage(completion["usage"]),
    ]
  }

  private static func toolUse(_ call: JSON) -> JSON {
    [
      "type": "tool_use", "id": call["id"] ?? .null, "name": call["function"]?["name"] ?? .null,
      "input": ToolCall.parsedIfText(call["function"]?["arguments"] ?? .object([])),
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
