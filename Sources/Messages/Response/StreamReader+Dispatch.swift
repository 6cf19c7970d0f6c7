import EventStream
import JSON

/// Which event it is.
extension StreamReader {
  mutating func apply(
    _ value: JSON, of event: ServerSentEvent, into output: inout RenderedOutput
  ) throws(ResponseFailure) {
    try Self.checkWidth(of: value)
    if let error = APIError(value, head: head) ?? ChatCompletion.error(in: value, head: head) {
      unchangedBody = Array(event.data)
      throw .api(error)
    }
    if ChatCompletion.isPiece(value) {
      if !completion.hasBegun, ChatCompletion.isComplete(value) {
        return try applyWholeCompletion(value, of: event, into: &output)
      }
      try applyChunk(value, into: &output)
      if value["delta"] == nil, value["content_block"] == nil { return }
      return try applyKnown(value, "", into: &output)
    }
    let type = Self.type(of: value) ?? String(decoding: event.name, as: UTF8.self)
    // A message in one piece has that type.
    let isKnown = Self.isKnown(type) || type == "message" && value["content"] == nil
    guard isKnown, !isUnnamed(event) || Self.type(of: value) != nil else {
      return try applyOther(value, of: event, into: &output)
    }
    try applyKnown(value, type, into: &output)
  }

  /// Takes a completion in one piece. It ends the answer, but what still comes is read: a chunk that says
  /// more would be lost.
  private mutating func applyWholeCompletion(
    _ value: JSON, of event: ServerSentEvent, into output: inout RenderedOutput
  ) throws(ResponseFailure) {
    if hasEndedEarly, event.data.elementsEqual(unchangedBody) { return }
    unchangedBody = Array(event.data)
    try applyWhole(try ChatCompletion.message(value), into: &output)
    state = .open
    hasEndedEarly = true
  }

  /// What an event calls itself; nil where that says nothing.
  private static func type(of event: JSON) -> String? {
    event["type"]?.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The events of the API. One that goes by another of these names, or by none, is still known by
  /// what it carries.
  private static func isKnown(_ type: String) -> Bool {
    switch type {
    case "message_start", "content_block_start", "content_block_delta", "content_block_stop",
      "message_delta", "message_stop", "ping", "error":
      true
    default: false
    }
  }

  private mutating func applyKnown(
    _ value: JSON, _ type: String, into output: inout RenderedOutput
  ) throws(ResponseFailure) {
    if type == "message_start", value["message"]?.members != nil || fold.envelope == nil {
      keptCount += value.footprint
      try startMessage(value["message"] ?? .object([]), into: &output)
    }
    if let block = value["content_block"], !block.isNull {
      keptCount += block.footprint + BlockFold.footprint
      try startBlock(block, index: try index(of: value), into: &output)
    } else if type == "content_block_start" {
      try requireMessage()
    }
    guard let delta = value["delta"], !delta.isNull else { return try applyEnd(value, type) }
    guard delta.members != nil else { throw .garbled("a delta that is \(delta.kind)") }
    let fragments = try DeltaEvent.fragments(of: delta)
    if type == "content_block_delta" || !fragments.isEmpty {
      try apply(delta, fragments, index: try index(of: value), into: &output)
    }
    if fragments.isEmpty || delta["stop_reason"] != nil { try applyEnd(value, type) }
  }

  /// Takes what comes at the end of a message. A stop reason counts in an event of any name.
  private mutating func applyEnd(_ value: JSON, _ type: String) throws(ResponseFailure) {
    if type == "message_delta" || StopReason(value["delta"]?["stop_reason"]) != nil {
      try requireMessage()
      keptCount += value.footprint
      fold.merge(value)
      try Self.checkWidth(of: fold.envelope)
    }
    if type == "message_stop" {
      try requireMessage()
      end()
    }
  }

  /// The index of the block that the event is about; nil where the server left it out.
  private func index(of event: JSON) throws(ResponseFailure) -> Int? {
    guard let spelled = event["index"], !spelled.isNull else { return nil }
    guard let index = spelled.integer else {
      let shown = String(decoding: spelled.rendered.prefix(40), as: UTF8.self)
      throw .garbled("a content block whose index is \(shown)")
    }
    return index
  }

  /// Takes what is not an event of the Messages API: a whole answer, another protocol's event, or one that
  /// does not exist yet.
  private mutating func applyOther(
    _ value: JSON, of event: ServerSentEvent, into output: inout RenderedOutput
  ) throws(ResponseFailure) {
    let isUntyped = Self.type(of: value) == nil
    if Self.type(of: value) == "message" || isUntyped && value["content"]?.elements != nil {
      unchangedBody = Array(event.data)
      try applyWhole(value, into: &output)
    } else if event.name.elementsEqual("error".utf8) || !event.isFramed && isUntyped {
      // The gateway puts nothing but its errors into a stream without a field name.
      unchangedBody = Array(event.data)
      throw .api(APIError(unknown: value, head: head))
    } else if isUntyped, let type = Self.inferredType(of: value), isUnnamed(event) {
      try applyKnown(value, type, into: &output)
    } else {
      notice(value, event)
    }
  }

  private func isUnnamed(_ event: ServerSentEvent) -> Bool {
    event.name.isEmpty || event.name.elementsEqual("message".utf8)
  }

  /// The type of an event whose type was left out, as far as its members tell.
  private static func inferredType(of event: JSON) -> String? {
    if event["message"]?["type"]?.text == "message" { return "message_start" }
    if event["delta"]?["stop_reason"] != nil { return "message_delta" }
    if event["content_block"] != nil { return "content_block_start" }
    return event["delta"] != nil ? "content_block_delta" : nil
  }

  /// Notes which protocol a stream may be of that holds no message. A sign of life has no more in it
  /// than a name and a time; what holds objects or arrays says something.
  private mutating func notice(_ value: JSON, _ event: ServerSentEvent) {
    guard otherProtocol == nil else { return }
    let members = value.members ?? []
    let carriesSomething =
      value.elements != nil
      || members.contains { $0.value.members != nil || $0.value.elements != nil }
    guard carriesSomething else { return }
    let eventName = isUnnamed(event) ? nil : String(decoding: event.name, as: UTF8.self)
    otherProtocol = Self.type(of: value) ?? eventName ?? members.first?.name.content ?? value.kind
  }
}
