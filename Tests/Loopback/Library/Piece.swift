/// One event of a model's reply, in shorthand. `MessageEvents` makes the stream's events of them.
package enum Piece: Sendable {
  /// A new message begins; needed only where a stream has two.
  case start
  case text(String)
  case thinking(String)
  case signature(String)
  case tool(name: String, id: String)
  case input(String)
  /// A content block as it stands, and a delta of any kind to the open block.
  case block(String)
  case delta(String)
  case blockStop
  /// The message's end, with its stop reason.
  case stop(String)
  /// An event as it stands: its data.
  case event(String)
  /// Bytes of the event stream as they stand, such as comments.
  case raw(String)

  /// Nil where the word names no event.
  init?(_ entry: Entry) throws {
    switch entry.word {
    case "start": self = .start
    case "text": self = .text(try entry.string())
    case "thinking": self = .thinking(try entry.string())
    case "signature": self = .signature(try entry.string())
    case "tool":
      let words = try entry.words()
      self = .tool(name: words[0], id: words.count > 1 ? words[1] : "toolu_01Test")
    case "input": self = .input(try entry.string())
    case "block": self = .block(try entry.string())
    case "delta": self = .delta(try entry.string())
    case "block-stop": self = .blockStop
    case "stop": self = .stop(try entry.string())
    case "event": self = .event(try entry.string())
    case "ping": self = .event(#"{"type":"ping"}"#)
    case "raw":
      self = .raw(
        String(decoding: try entry.content().bytes(in: Surroundings(root: "")), as: UTF8.self))
    default: return nil
    }
    if ["start", "block-stop", "ping"].contains(entry.word) { try entry.refuse(rest: true) }
  }
}
