/// The message that the Messages API would send unstreamed for the same pieces.
package struct WholeMessage {
  private enum Block {
    case text(String)
    case thinking(String, signature: String)
    case tool(names: String, input: String)
    case other(String)
  }

  private var blocks: [Block] = []
  private var stopReason = "end_turn"

  package init(_ pieces: [Piece]) {
    for piece in pieces { add(piece) }
  }

  package var text: String {
    let content = blocks.map(WholeMessage.render).joined(separator: ",")
    return #"{"id":"msg_01Test","type":"message","role":"assistant","model":"claude-sonnet-5-5","#
      + #""content":[\#(content)],"stop_reason":\#(Value.quoted(stopReason)),"#
      + #""stop_sequence":null,"usage":{"input_tokens":12,"output_tokens":15}}"#
  }

  private mutating func add(_ piece: Piece) {
    switch (piece, blocks.last) {
    case (.text(let more), .text(let text)?): replaceLast(.text(text + more))
    case (.text(let text), _): blocks.append(.text(text))
    case (.thinking(let more), .thinking(let text, let signature)?):
      replaceLast(.thinking(text + more, signature: signature))
    case (.thinking(let text), _): blocks.append(.thinking(text, signature: ""))
    case (.signature(let signature), .thinking(let text, _)?):
      replaceLast(.thinking(text, signature: signature))
    case (.tool(let name, let id), _):
      let names = #""id":\#(Value.quoted(id)),"name":\#(Value.quoted(name))"#
      blocks.append(.tool(names: names, input: ""))
    case (.input(let more), .tool(let names, let input)?):
      replaceLast(.tool(names: names, input: input + more))
    case (.block(let block), _): blocks.append(.other(block.text))
    case (.stop(let reason), _): stopReason = reason
    default: break
    }
  }

  private mutating func replaceLast(_ block: Block) {
    blocks[blocks.count - 1] = block
  }

  private static func render(_ block: Block) -> String {
    switch block {
    case .text(let text): #"{"type":"text","text":\#(Value.quoted(text))}"#
    case .thinking(let text, let signature):
      #"{"type":"thinking","thinking":\#(Value.quoted(text)),"#
        + #""signature":\#(Value.quoted(signature))}"#
    case .tool(let names, let input):
      #"{"type":"tool_use",\#(names),"input":\#(input.isEmpty ? "{}" : input)}"#
    case .other(let text): text
    }
  }
}
