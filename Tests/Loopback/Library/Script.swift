/// What a server does: one exchange for each connection, in order.
package struct Script: Sendable {
  package enum Repeat: String, Sendable, Decodable {
    /// The last exchange serves every further connection too.
    case last
    /// After the last exchange comes the first again.
    case all
  }

  package var kind = Listener.Kind.accepting
  package var exchanges: [Exchange]
  package var `repeat`: Repeat?
  package var ipv6 = false

  package init(exchanges: [Exchange], repeat: Repeat? = nil) {
    self.exchanges = exchanges
    self.repeat = `repeat`
  }

  /// Nil: nobody expects that connection.
  func exchange(at index: Int) -> Exchange? {
    if index < exchanges.count { return exchanges[index] }
    switch `repeat` {
    case .last: return exchanges.last
    case .all: return exchanges.isEmpty ? nil : exchanges[index % exchanges.count]
    case nil: return nil
    }
  }
}

/// The steps of one connection.
package struct Exchange: Sendable, Decodable {
  package var steps: [Step]

  package init(_ steps: [Step]) { self.steps = steps }

  /// Replays one recording, by its name in Tests/Recordings or its absolute path.
  package static func recording(_ name: String, delay: Double = 0) -> Exchange {
    var answer = Answer(source: .recording(name), head: Head())
    answer.delivery.delay = delay
    return Exchange([.answer(answer)])
  }

  /// An array of steps; a single step may stand without brackets.
  package init(from decoder: any Decoder) throws {
    do {
      steps = [try Step(from: decoder)]
    } catch let error {
      guard (try? decoder.unkeyedContainer()) != nil else { throw error }
      steps = try [Step](from: decoder)
    }
  }
}

extension Script: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case exchanges, `repeat`, ipv6 }

  /// `"refusing"`, `"full"`, an array of exchanges, or an object with `exchanges`.
  package init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      guard let kind = Listener.Kind(rawValue: word) else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "unknown server \"\(word)\""))
      }
      exchanges = []
      self.kind = kind
    } else if (try? decoder.unkeyedContainer()) != nil {
      exchanges = try [Exchange](from: decoder)
    } else {
      try decoder.refuseUnknownKeys(CodingKeys.self)
      let object = try decoder.container(keyedBy: CodingKeys.self)
      exchanges = try object.decode([Exchange].self, forKey: .exchanges)
      `repeat` = try object.decodeIfPresent(Repeat.self, forKey: .repeat)
      ipv6 = try object.decodeIfPresent(Bool.self, forKey: .ipv6) ?? false
    }
  }
}
