import JSON

/// Puts marks in place of what the model said, each there once, so that each can be looked for in what
/// is printed: `Tx3x` for text, `Hx3x` for thinking, `Ax3x` for a call's input, `Nx3x` for a tool's name.
extension EventList {
  func marked() -> EventList {
    var marker = Marker()
    // A piece of a call's input is the first or the last of its call, both, or neither.
    for event in events { marker.count(event.data) }
    return EventList(
      events.map { Event(name: $0.name, data: $0.data.map { marker.mark($0) }) })
  }

  private struct Marker {
    private var next = 0
    private var pieces: [String: Int] = [:]
    private var seen: [String: Int] = [:]

    private mutating func mark(_ letter: String, _ value: JSON?) -> JSON? {
      guard let text = value?.text, !text.isEmpty else { return value }
      next += 1
      return JSON("\(letter)x\(next)x")
    }

    private mutating func piece(of call: String, _ value: JSON?) -> JSON? {
      guard let text = value?.text, !text.isEmpty else { return value }
      next += 1
      let number = seen[call, default: 0]
      seen[call] = number + 1
      return JSON(
        (number == 0 ? "{\"k\":\"" : "") + "Ax\(next)x"
          + (number + 1 == pieces[call] ? "\"}" : ""))
    }

    mutating func count(_ event: JSON?) {
      if let text = event?["delta"]?["partial_json"]?.text, !text.isEmpty {
        pieces["block \(event?["index"]?.integer ?? 0)", default: 0] += 1
      }
      for choice in event?["choices"]?.elements ?? [] {
        for call in choice["delta"]?["tool_calls"]?.elements ?? []
        where call["function"]?["arguments"]?.text?.isEmpty == false {
          pieces["call \(call["index"]?.integer ?? 0)", default: 0] += 1
        }
        if choice["delta"]?["function_call"]?["arguments"]?.text?.isEmpty == false {
          pieces["function", default: 0] += 1
        }
      }
    }

    mutating func mark(_ event: JSON) -> JSON {
      var event = event
      if let content = event["message"]?["content"]?.elements {
        event["message"]?["content"] = .array(content.map { block($0) })
      }
      event["content_block"] = event["content_block"].map { block($0) }
      if var delta = event["delta"] {
        delta["text"] = mark("T", delta["text"])
        delta["thinking"] = mark("H", delta["thinking"])
        let call = "block \(event["index"]?.integer ?? 0)"
        delta["partial_json"] = piece(of: call, delta["partial_json"])
        event["delta"] = delta
      }
      if let choices = event["choices"]?.elements {
        event["choices"] = .array(choices.map { choice($0) })
      }
      return event
    }

    private mutating func block(_ block: JSON) -> JSON {
      var block = block
      switch block["type"]?.text {
      case "text": block["text"] = mark("T", block["text"])
      case "thinking": block["thinking"] = mark("H", block["thinking"])
      case "tool_use":
        block["name"] = mark("N", block["name"])
        if block["input"]?.members?.isEmpty == false {
          next += 1
          block["input"] = ["k": JSON("Ax\(next)x")]
        }
      default: break
      }
      return block
    }

    private mutating func choice(_ choice: JSON) -> JSON {
      var choice = choice
      for part in ["delta", "message"] {
        guard var value = choice[part], value.members != nil else { continue }
        value["content"] = mark("T", value["content"])
        for name in ["reasoning_content", "reasoning"] { value[name] = mark("H", value[name]) }
        if let calls = value["tool_calls"]?.elements {
          value["tool_calls"] = .array(
            calls.map { call in
              var call = call
              let key = "call \(call["index"]?.integer ?? 0)"
              call["function"] = call["function"].map { function($0, key) }
              return call
            })
        }
        value["function_call"] = value["function_call"].map { function($0, "function") }
        choice[part] = value
      }
      return choice
    }

    private mutating func function(_ function: JSON, _ call: String) -> JSON {
      guard function.members != nil else { return function }
      var function = function
      function["name"] = mark("N", function["name"])
      function["arguments"] = piece(of: call, function["arguments"])
      return function
    }
  }
}
