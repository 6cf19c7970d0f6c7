import JSON

/// Where the prompt cache's markers go.
///
/// The API writes an entry only at a marker, and reads the longest entry that is a prefix of the request:
/// so what stays the same from run to run is marked, not the question after it. Blocks are marked rather
/// than the request, since gateways drop or refuse a top-level `cache_control`.
extension RequestBody {
  /// The most markers that the API takes.
  private static let mostMarkers = 4

  /// Marks the end of what stays the same: the last attachment, else the system prompt, else the tools. In
  /// a conversation also the end, from where the next turn reads. Where there is nothing else, the end.
  ///
  /// - Parameter attachment: where the last attachment stands in the last message; nil without one.
  func setCacheMarkers(in body: inout JSON, attachment: Int?) throws(Fault) {
    guard let cache else { return }
    let marker: JSON = ["type": "ephemeral", "ttl": JSON(cache)]
    let hasStablePart =
      mark(&body, attachment: attachment, marker) || mark(lastOf: "system", in: &body, marker)
      || mark(lastOf: "tools", in: &body, marker)
    if marksEnd || !hasStablePart { markEnd(of: &body, marker) }
    let count = Self.markers(in: body)
    guard count <= Self.mostMarkers else {
      throw Fault(
        part: .cache,
        message: "the request has \(count) cache markers, and the API takes \(Self.mostMarkers); "
          + "remove some cache_control members")
    }
  }

  private func mark(_ body: inout JSON, attachment: Int?, _ marker: JSON) -> Bool {
    guard let attachment, var messages = body["messages"]?.elements,
      let last = messages.indices.last, var blocks = messages[last]["content"]?.elements,
      blocks.indices.contains(attachment)
    else { return false }
    Self.mark(&blocks[attachment], marker)
    messages[last]["content"] = .array(blocks)
    body["messages"] = .array(messages)
    return true
  }

  /// Marks the last element that can be marked; a string becomes a text block for that.
  private func mark(lastOf member: String, in body: inout JSON, _ marker: JSON) -> Bool {
    guard let value = body[member], let marked = Self.marked(value, marker) else { return false }
    body[member] = marked
    return true
  }

  private func markEnd(of body: inout JSON, _ marker: JSON) {
    guard var messages = body["messages"]?.elements, let last = messages.indices.last,
      let content = messages[last]["content"], let marked = Self.marked(content, marker)
    else { return }
    messages[last]["content"] = marked
    body["messages"] = .array(messages)
  }

  private static func marked(_ value: JSON, _ marker: JSON) -> JSON? {
    if let text = value.text {
      if text.allSatisfy(\.isWhitespace) { return nil }
      return [["type": "text", "text": value, "cache_control": marker]]
    }
    guard var blocks = value.elements, let place = blocks.lastIndex(where: canBeMarked) else {
      return nil
    }
    mark(&blocks[place], marker)
    return .array(blocks)
  }

  /// A marker that the user has set stays.
  private static func mark(_ block: inout JSON, _ marker: JSON) {
    if block["cache_control"] == nil { block["cache_control"] = marker }
  }

  /// The API takes no marker on thinking, on empty text, and on tools that are loaded later.
  private static func canBeMarked(_ block: JSON) -> Bool {
    guard block.members != nil, block["defer_loading"] != true else { return false }
    return switch block["type"]?.text {
    case "thinking", "redacted_thinking": false
    case "text": block["text"]?.text?.allSatisfy(\.isWhitespace) == false
    default: true
    }
  }

  private static func markers(in body: JSON) -> Int {
    var count = body["cache_control"].map { $0.isNull ? 0 : 1 } ?? 0
    func add(_ blocks: JSON?) {
      for block in blocks?.elements ?? [] {
        if let marker = block["cache_control"], !marker.isNull { count += 1 }
        add(block["content"])
      }
    }
    add(body["tools"])
    add(body["system"])
    add(body["messages"])
    return count
  }
}
