extension Entry {
  /// Text as lines: each has its end. See `Content`.
  package func content() throws -> Content {
    try refuse(text: false)
    do {
      if !rest.isEmpty {
        try refuse()
        return try Content(inline: rest)
      }
      if text.isEmpty { throw wrong("\(word) needs text; \"\" is none") }
      return try Content(lines: text)
    } catch let error as Quoted.Failure {
      throw wrong(error.text)
    }
  }

  /// The rest of the line as it stands, without a line end, or what is between quotes.
  package func string() throws -> String {
    try refuse()
    if rest.isEmpty { throw wrong("\(word) needs a value") }
    return try unquoted(rest)
  }

  package func number<Number: LosslessStringConvertible>() throws -> Number {
    guard let number = Number(try string()) else { throw wrong("\(word): \(rest) is not a number") }
    return number
  }

  /// Words between spaces, of which each may be quoted.
  package func words() throws -> [String] {
    try refuse()
    var words: [String] = []
    var left = self
    repeat {
      let (word, more) = try left.split()
      words.append(word)
      left = more
    } while !left.rest.isEmpty
    return words
  }

  /// The first word of the rest, which may be quoted, and an entry of what follows it.
  package func split() throws -> (first: String, entry: Entry) {
    var entry = self
    if rest.hasPrefix("\"") {
      guard let end = Quoted.end(in: rest[...]) else { throw wrong("a quote that is never closed") }
      entry.rest = String(rest[end...].drop { $0 == " " })
      return (try unquoted(String(rest[..<end])), entry)
    }
    let first = Substring(rest.utf8.prefix { $0 != UInt8(ascii: " ") })
    if first.isEmpty { throw wrong("\(word) needs a value") }
    entry.rest = String(Substring(rest.utf8.dropFirst(first.utf8.count + 1)))
    return (String(first), entry)
  }

  private func unquoted(_ text: String) throws -> String {
    guard text.hasPrefix("\"") else { return text }
    do {
      return String(decoding: try Quoted.bytes(text), as: UTF8.self)
    } catch let error as Quoted.Failure {
      throw wrong(error.text)
    }
  }
}
