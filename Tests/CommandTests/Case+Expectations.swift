import Loopback

extension Case {
  /// Takes what is expected of the run; false for any other word.
  mutating func takeExpectation(_ entry: Entry) throws -> Bool {
    switch entry.word {
    case "status":
      let _: Int32 = try entry.number()
      try expect(.status, Content(entry.rest), entry)
    case "stdout": try expect(.stdout, try entry.content(), entry)
    case "stderr": try expect(.stderr, try entry.content(), entry)
    case "after":
      let (name, rest) = try entry.split()
      try expect(.file(name), try rest.content(), entry)
    case "exists": exists += try entry.words()
    case "gone": gone += try entry.words()
    case "leftovers": leftovers = try entry.words()
    case "took": took = try entry.range()
    case "cpu": cpu = try entry.number()
    case "request": try takeRequest(entry)
    default: return false
    }
    return true
  }

  /// `request METHOD PATH`, and below it `Name: value`, `no Name`, `json` or `body`.
  private mutating func takeRequest(_ entry: Entry) throws {
    let reply = script.replies.count
    try entry.refuse(parts: false)
    guard entry.rest.split(separator: " ").count == 2 else {
      throw entry.wrong("a request has a method and a path")
    }
    var line = entry
    line.lines = entry.lines.lowerBound..<entry.lines.lowerBound + 1
    try expect(.request(reply, part: "request"), Content(entry.rest), line)
    for part in entry.parts {
      func expect(_ name: String, _ text: Content?) throws {
        try self.expect(.request(reply, part: name.lowercased()), text, part)
      }
      switch part.word {
      case "json": try expect("json", Content(try part.string()))
      case "body": try expect("json", try part.content())
      case "no": for name in try part.words() { try expect(name, nil) }
      case let word where word.hasSuffix(":"):
        let value = part.rest.isEmpty ? "" : try part.string()
        try expect(String(word.dropLast()), Content(value))
      default: throw part.unknown
      }
    }
  }

  private mutating func expect(
    _ subject: Expectation.Subject, _ text: Content?, _ entry: Entry
  ) throws {
    if expectations.contains(where: { $0.subject == subject }) {
      throw entry.wrong("the same is expected twice")
    }
    expectations.append(Expectation(subject: subject, text: text, lines: entry.lines))
  }

  /// What a case does not tell: status 0, and nothing printed.
  mutating func expectSilence(_ entries: [Entry] = []) {
    let order = ["status", "stdout", "stderr"]
    let later = ["after", "exists", "gone", "leftovers", "took", "cpu"]
    for (rank, subject) in [Expectation.Subject.status, .stdout, .stderr].enumerated()
    where !expectations.contains(where: { $0.subject == subject }) {
      let last = entries.last { !(order[rank...] + later).contains($0.word) }
      let place = last?.lines.upperBound ?? 0
      let text = Content(subject == .status ? "0" : "")
      expectations.append(Expectation(subject: subject, text: text, lines: place..<place))
    }
  }
}

extension Entry {
  /// `0.3..2`, `0.3..` or `..2`.
  fileprivate func range() throws -> ClosedRange<Double> {
    let text = try string()
    guard let dots = text.firstRange(of: "..") else { throw wrong("\(word) needs LEAST..MOST") }
    let (least, most) = (text[..<dots.lowerBound], text[dots.upperBound...])
    guard let low = least.isEmpty ? 0 : Double(least),
      let high = most.isEmpty ? .infinity : Double(most),
      low <= high
    else { throw wrong("\(word) needs LEAST..MOST, in seconds") }
    return low...high
  }
}
