/// One piece of a model's answer in a script, in shorthand: `{"text": "Hello"}`. `MessageEvents`
/// makes the stream's events of them, `WholeMessage` the unstreamed message.
package enum Piece: Sendable {
  /// A new message begins; needed only where a stream has two.
  case start
  case text(String)
  case thinking(String)
  case signature(String)
  case tool(name: String, id: String)
  case input(String)
  /// A content block as it stands, and a delta of any kind to the open block.
  case block(Value)
  case delta(Value)
  case blockStop
  /// The message's end, with its stop reason.
  case stop(String)
  /// An event as it stands: its data.
  case event(String)
  /// Bytes of the event stream as they stand, such as comments.
  case raw(String)
}

extension Piece: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case start, text, thinking, signature, tool, id, input, block, delta, blockStop, stop
  }

  package init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      self = Piece(word: word)
      return
    }
    let value = try Value(from: decoder)
    if case .object(let members) = value, members["type"] != nil {
      self = .event(value.text)
      return
    }
    try decoder.refuseUnknownKeys(CodingKeys.self)
    let object = try decoder.container(keyedBy: CodingKeys.self)
    func string(_ key: CodingKeys) throws -> String { try object.decode(String.self, forKey: key) }
    switch object.allKeys.first(where: { $0 != .id }) {
    case .text: self = .text(try string(.text))
    case .thinking: self = .thinking(try string(.thinking))
    case .signature: self = .signature(try string(.signature))
    case .tool:
      let id = try object.decodeIfPresent(String.self, forKey: .id) ?? "toolu_01Test"
      self = .tool(name: try string(.tool), id: id)
    case .input: self = .input(try string(.input))
    case .block: self = .block(try object.decode(Value.self, forKey: .block))
    case .delta: self = .delta(try object.decode(Value.self, forKey: .delta))
    case .stop: self = .stop(try string(.stop))
    case .blockStop: self = .blockStop
    case .start: self = .start
    case .id, nil:
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a piece of an answer expected"))
    }
  }

  private init(word: String) {
    if word == "ping" {
      self = .event(#"{"type":"ping"}"#)
    } else {
      self = word.hasPrefix("{") ? .event(word) : .raw(word)
    }
  }
}
