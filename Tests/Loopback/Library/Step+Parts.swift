extension Head {
  init(_ object: KeyedDecodingContainer<Step.CodingKeys>) throws {
    status = try object.decodeIfPresent(Int.self, forKey: .status) ?? 200
    headers = try object.decodeIfPresent([String].self, forKey: .headers) ?? []
  }
}

extension Delivery {
  init(_ object: KeyedDecodingContainer<Step.CodingKeys>) throws {
    framing = try object.decodeIfPresent(Framing.self, forKey: .framing)
    chunkSize = try object.decodeIfPresent(Int.self, forKey: .chunkSize)
    lineEnding = try object.decodeIfPresent(LineEnding.self, forKey: .lineEnding)
    cut = try object.decodeIfPresent(Int.self, forKey: .cut)
    isBroken = try object.decodeIfPresent(Bool.self, forKey: .broken) ?? false
    delay = try object.decodeIfPresent(Double.self, forKey: .delay) ?? 0
  }
}

extension Answer.Source {
  init(_ object: KeyedDecodingContainer<Step.CodingKeys>) throws {
    if let name = try object.decodeIfPresent(String.self, forKey: .recording) {
      self = .recording(name)
    } else if object.contains(.json) {
      self = .json(try Answer.Source.jsonText(object))
    } else if let text = try? object.decode(String.self, forKey: .message) {
      self = .message([.text(text)])
    } else if let pieces = try object.decodeIfPresent([Piece].self, forKey: .message) {
      self = .message(pieces)
    } else {
      self = .body(try object.decode(Content.self, forKey: .body))
    }
  }

  /// A string is the JSON's text itself; anything else is written compactly.
  private static func jsonText(
    _ object: KeyedDecodingContainer<Step.CodingKeys>
  ) throws -> Content {
    switch try object.decode(Value.self, forKey: .json) {
    case .string(let text): .text(text)
    case let value: .text(value.text)
    }
  }
}
