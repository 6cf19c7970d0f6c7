import JSON
import TestSupport

/// Bends a good stream: moves, drops, doubles and retypes its events and their members.
extension EventList {
  /// The stream after a few bends, up to four.
  func bent(_ random: inout SplitMix) -> EventList {
    var list = self
    for _ in 0..<Int.random(in: 1...4, using: &random) where !list.events.isEmpty {
      list.bend(&random)
    }
    return list
  }

  private mutating func bend(_ random: inout SplitMix) {
    let place = Int.random(in: 0..<events.count, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0:
      let event = events.remove(at: place)
      events.insert(event, at: Int.random(in: 0...events.count, using: &random))
    case 1: events.remove(at: place)
    case 2:
      let other = random.oneIn(2) ? place : Int.random(in: 0...events.count, using: &random)
      events.insert(events[place], at: other)
    case 3: events.swapAt(place, Int.random(in: 0..<events.count, using: &random))
    case 4: events[place].name = random.oneIn(2) ? nil : random.pick(Self.types)
    case 5: retype(place, &random)
    case 6: exchangeMember(place, &random)
    case 7: events[place].data?["index"] = random.pick(Self.indexes)
    default: bendMember(place, &random)
    }
  }

  private static let types = [
    "message_start", "content_block_start", "content_block_delta", "content_block_stop",
    "message_delta", "message_stop", "ping", "message", "unheard_of",
  ]
  private static let blockTypes = [
    "text", "thinking", "tool_use", "server_tool_use", "redacted_thinking",
    "web_search_tool_result", "unheard_of",
  ]
  private static let deltaTypes = [
    "text_delta", "thinking_delta", "input_json_delta", "signature_delta", "citations_delta",
    "unheard_of_delta",
  ]
  private static let reasons = [
    "end_turn", "tool_use", "stop_sequence", "max_tokens", "stop", "tool_calls", "function_call",
    "error", "",
  ]
  private static let indexes: [JSON] = [0, 1, 2, 7, -1, .null, "0", .number("1.0")]

  private mutating func retype(_ place: Int, _ random: inout SplitMix) {
    guard var data = events[place].data else { return }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: data["type"] = random.oneIn(3) ? nil : JSON(random.pick(Self.types))
    case 1 where data["content_block"]?.members != nil:
      data["content_block"]?["type"] = random.oneIn(4) ? nil : JSON(random.pick(Self.blockTypes))
    case 2 where data["delta"]?["stop_reason"] != nil:
      data["delta"]?["stop_reason"] = JSON(random.pick(Self.reasons))
    case _ where data["delta"]?["type"] != nil:
      data["delta"]?["type"] = random.oneIn(4) ? nil : JSON(random.pick(Self.deltaTypes))
    case _ where data["choices"]?.elements?.isEmpty == false:
      retypeChoice(&data, &random)
    default: data["type"] = JSON(random.pick(Self.types))
    }
    events[place].data = data
  }

  private func retypeChoice(_ data: inout JSON, _ random: inout SplitMix) {
    guard var choices = data["choices"]?.elements, !choices.isEmpty else { return }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: choices[0]["finish_reason"] = JSON(random.pick(Self.reasons))
    case 1: choices[0]["index"] = random.pick(Self.indexes)
    case 2:
      choices[0]["message"] = choices[0]["delta"]
      choices[0]["delta"] = random.oneIn(2) ? nil : .object([])
    case 3:
      data["object"] = random.pick(["chat.completion", "chat.completion.done", .null, ""])
    default: choices.append(choices[0])
    }
    data["choices"] = .array(choices)
  }

  /// Gives a member of one event to another.
  private mutating func exchangeMember(_ place: Int, _ random: inout SplitMix) {
    let other = Int.random(in: 0..<events.count, using: &random)
    guard place != other, let one = events[place].data, let members = one.members,
      !members.isEmpty
    else { return }
    let member = random.pick(members)
    let name = member.name.content
    let exchanged = events[other].data?[name]
    if random.oneIn(2) { events[place].data?[name] = exchanged }
    events[other].data?[name] = member.value
  }

  private mutating func bendMember(_ place: Int, _ random: inout SplitMix) {
    guard let data = events[place].data, !data.paths.isEmpty else { return }
    let path = random.pick(data.paths)
    guard let value = data.value(at: path) else { return }
    events[place].data =
      switch Int.random(in: 0..<4, using: &random) {
      case 0: data.replacing(path, with: nil)
      case 1: double(path, value, in: data)
      case 2: data.replacing(path, with: random.pick([.null, 5, true, "", [], .object([])]))
      default: data.replacing(path, with: random.oneIn(2) ? [value] : ["x": value])
      }
  }

  /// Doubles a member or an element.
  private func double(_ path: [Step], _ value: JSON, in data: JSON) -> JSON {
    let parent = Array(path.dropLast())
    switch (path.last, data.value(at: parent)) {
    case (.element(let index)?, .array(var elements)?):
      elements.insert(value, at: index)
      return data.replacing(parent, with: .array(elements))
    case (.member(let index)?, .object(var members)?):
      members.insert(members[index], at: index)
      return data.replacing(parent, with: .object(members))
    default: return data
    }
  }
}
