import JSON

/// OpenAI's `chat.completion`, which the gateway's own documentation shows as the answer of the
/// Messages API: turned into a message.
enum ChatCompletion {
  static func isOne(_ body: JSON) -> Bool {
    body["object"]?.text == "chat.completion" || body["choices"]?.elements != nil
  }

  static func isChunk(_ event: JSON) -> Bool {
    if let object = event["object"]?.text { return object == "chat.completion.chunk" }
    return event["type"] == nil && event["choices"]?.elements?.first?["delta"] != nil
  }

  /// The message that says the same.
  static func message(_ completion: JSON) -> JSON {
    let choice = completion["choices"]?.elements?.first
    let message = choice?["message"]
    var content: [JSON] = []
    if let thinking = message?["reasoning_content"] ?? message?["reasoning"],
      thinking.text?.isEmpty == false
    {
      content.append(["type": "thinking", "thinking": thinking])
    }
    if let text = message?["content"], text.text?.isEmpty == false {
      content.append(["type": "text", "text": text])
    }
    content += (message?["content"]?.elements ?? []).filter { $0["type"]?.text == "text" }
    content += (message?["tool_calls"]?.elements ?? []).map(toolUse)
    let reason = StopReason(choice?["finish_reason"])
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
