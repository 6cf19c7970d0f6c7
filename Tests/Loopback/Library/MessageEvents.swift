import Foundation

/// Turns pieces into the events that the Messages API would send: it opens and closes content
/// blocks, counts their indexes, and begins the message where the first piece needs one.
package struct MessageEvents {
  private enum Block { case text, thinking, tool, other }

  private var hasStarted = false
  private var index = 0
  private var open: Block?

  package init() {}

  package static let start =
    #"{"type":"message_start","message":{"id":"msg_01Test","type":"message","role":"assistant","#
    + #""model":"claude-sonnet-5-5","content":[],"stop_reason":null,"stop_sequence":null,"#
    + #""usage":{"input_tokens":12,"output_tokens":1}}}"#

  /// The message that is sent unstreamed, with that content block.
  package static func message(
    _ block: String, stop: String, input: String = #""input_tokens":12"#
  ) -> String {
    #"{"id":"msg_01Test","type":"message","role":"assistant","model":"claude-sonnet-5-5","#
      + #""content":[\#(block)],"stop_reason":"\#(stop)","#
      + #""stop_sequence":null,"usage":{\#(input),"output_tokens":15}}"#
  }

  /// The event stream's text for one piece: each element is one event.
  package mutating func render(_ piece: Piece) -> [String] {
    switch piece {
    case .raw(let text): return [text]
    case .event(let data): return [MessageEvents.frame(data)]
    case .start:
      self = MessageEvents()
      return begin()
    case .text(let text):
      return delta(in: .text, #"{"type":"text","text":""}"#, "text_delta", "text", text)
    case .thinking(let text):
      let block = #"{"type":"thinking","thinking":"","signature":""}"#
      return delta(in: .thinking, block, "thinking_delta", "thinking", text)
    case .signature(let text):
      return begin() + [delta("signature_delta", "signature", text)]
    case .tool(let name, let id):
      let names = #""id":\#(Quoted.json(id)),"name":\#(Quoted.json(name))"#
      return begin() + openBlock(.tool, #"{"type":"tool_use",\#(names),"input":{}}"#)
    case .input(let text):
      return begin() + [delta("input_json_delta", "partial_json", text)]
    case .block(let block): return begin() + openBlock(.other, block)
    case .delta(let delta): return begin() + [rawDelta(delta)]
    case .blockStop: return begin() + closeBlock()
    case .stop(let reason): return begin() + closeBlock() + end(reason)
    }
  }

  private mutating func begin() -> [String] {
    defer { hasStarted = true }
    return hasStarted ? [] : [MessageEvents.frame(MessageEvents.start)]
  }

  private mutating func delta(
    in block: Block, _ start: String, _ type: String, _ member: String, _ text: String
  ) -> [String] {
    let opening = open == block ? [] : openBlock(block, start)
    return begin() + opening + [delta(type, member, text)]
  }

  private mutating func openBlock(_ block: Block, _ content: String) -> [String] {
    let closing = closeBlock()
    open = block
    let data = #"{"type":"content_block_start","index":\#(index),"content_block":\#(content)}"#
    return closing + [MessageEvents.frame(data)]
  }

  private mutating func closeBlock() -> [String] {
    guard open != nil else { return [] }
    open = nil
    defer { index += 1 }
    return [MessageEvents.frame(#"{"type":"content_block_stop","index":\#(index)}"#)]
  }

  private func delta(_ type: String, _ member: String, _ text: String) -> String {
    rawDelta(#"{"type":"\#(type)","\#(member)":\#(Quoted.json(text))}"#)
  }

  private func rawDelta(_ delta: String) -> String {
    MessageEvents.frame(#"{"type":"content_block_delta","index":\#(index),"delta":\#(delta)}"#)
  }

  private func end(_ reason: String) -> [String] {
    let delta = #"{"stop_reason":\#(Quoted.json(reason)),"stop_sequence":null}"#
    return [
      #"{"type":"message_delta","delta":\#(delta),"usage":{"output_tokens":15}}"#,
      #"{"type":"message_stop"}"#,
    ].map(MessageEvents.frame)
  }

  /// One event with its `event:` line, which repeats the data's type.
  package static func frame(_ data: String) -> String {
    let members = try? JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any]
    guard let type = members?["type"] as? String else { return "data: \(data)\n\n" }
    return "event: \(type)\ndata: \(data)\n\n"
  }
}
