/// One thing that the server does in an exchange.
package enum Step: Sendable {
  /// Bytes, exactly.
  case send(Content)
  case head(Head)
  case answer(Answer)
  /// Events of a stream, one HTTP chunk each; the head goes first where none was sent.
  case events([Piece], head: Head, times: Int, delay: Double)
  case chunk(Content)
  /// The last chunk, with trailers.
  case endChunks([String])
  case hold(Hold)
  case sleep(Double)
  /// The connection is closed as it stands; without this, an open chunked body is ended first.
  case close
  case reset
  /// Nothing more, until the client goes or the case ends.
  case hang
  /// As the first step: the request is not read. `read` reads it later.
  case noRead
  case read
}

extension Step: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case send, head, recording, json, message, body, events, chunk, endChunks, hold, sleep
    case status, headers, times, delay, framing, chunkSize, lineEnding, cut, broken
  }

  package init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      self = try Step(word: word, at: decoder.codingPath)
      return
    }
    try decoder.refuseUnknownKeys(CodingKeys.self)
    let object = try decoder.container(keyedBy: CodingKeys.self)
    func get<Member: Decodable>(_ key: CodingKeys) throws -> Member {
      try object.decode(Member.self, forKey: key)
    }
    let head = try Head(object)
    if object.contains(.send) {
      self = .send(try get(.send))
    } else if object.contains(.head) {
      self = .head(Head(status: try get(.head), headers: head.headers))
    } else if object.contains(.events) {
      self = .events(
        try get(.events), head: head,
        times: try object.decodeIfPresent(Int.self, forKey: .times) ?? 1,
        delay: try object.decodeIfPresent(Double.self, forKey: .delay) ?? 0)
    } else if object.contains(.chunk) {
      self = .chunk(try get(.chunk))
    } else if object.contains(.endChunks) {
      self = .endChunks(try get(.endChunks))
    } else if object.contains(.hold) {
      self = .hold(try get(.hold))
    } else if object.contains(.sleep) {
      self = .sleep(try get(.sleep))
    } else {
      self = .answer(
        Answer(
          source: try Answer.Source(object), head: head, delivery: try Delivery(object)))
    }
  }

  private init(word: String, at path: [any CodingKey]) throws {
    switch word {
    case "close": self = .close
    case "reset": self = .reset
    case "hang": self = .hang
    case "noRead": self = .noRead
    case "read": self = .read
    case "endChunks": self = .endChunks([])
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: path, debugDescription: "unknown step \"\(word)\""))
    }
  }
}
