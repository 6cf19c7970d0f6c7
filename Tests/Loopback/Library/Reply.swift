/// What the server does on one connection.
package struct Reply: Sendable {
  package private(set) var steps: [Step] = []
  /// What the next step that sends takes with it.
  private var head = Head()
  private var delivery = Delivery()
  /// The line that gave the head or delivery a value, while nothing has taken it.
  private var isPending: Entry?

  package init(_ steps: [Step]) { self.steps = steps }

  /// Replays one recording, by its name in Tests/Recordings or its absolute path.
  package static func recording(_ name: String, pause: Double = 0) -> Reply {
    Reply([.respond(Response(.recording(name), delivery: Delivery(pause: pause)))])
  }

  /// `reply STEP`, with further steps indented below it.
  package init(_ entry: Entry) throws {
    if !entry.rest.isEmpty {
      let (word, first) = try entry.split()
      var step = Entry(word: word, rest: first.rest, lines: entry.lines)
      step.text = entry.text
      try add(step)
    } else {
      try entry.refuse(parts: false)
    }
    for part in entry.parts { try add(part) }
    if let isPending {
      throw isPending.wrong("nothing sends this: end with a body, which may be \"\"")
    }
    if steps.isEmpty { throw entry.wrong("a reply needs a step") }
  }

  private mutating func add(_ entry: Entry) throws {
    if Int(entry.word) != nil, entry.rest.hasPrefix("* ") {
      let inner = Entry(word: "*", rest: String(entry.rest.dropFirst(2)), lines: entry.lines)
      let (word, step) = try inner.split()
      var repeated = step
      (repeated.word, repeated.text) = (word, entry.text)
      guard let piece = try Piece(repeated) else {
        throw entry.wrong("only events can be repeated")
      }
      add(piece, times: Int(entry.word) ?? 1)
    } else if entry.word == "stream" {
      add(.text(try entry.string()), times: 1)
      add(.stop("end_turn"), times: 1)
    } else if let piece = try Piece(entry) {
      add(piece, times: 1)
    } else if try !set(entry) {
      steps.append(try step(entry))
    }
  }

  private mutating func add(_ piece: Piece, times: Int) {
    let (head, delivery) = take()
    steps.append(.event(piece, head: head, times: times, pause: delivery.pause))
  }

  private mutating func take() -> (Head, Delivery) {
    defer { (head, delivery, isPending) = (Head(), Delivery(), nil) }
    return (head, delivery)
  }

  /// Takes a status, a header or an option of delivery; false for any other word.
  private mutating func set(_ entry: Entry) throws -> Bool {
    switch entry.word {
    case "framing":
      delivery.framing = try entry.word(of: [
        "length": .length, "chunked": .chunked, "close": .close,
      ])
    case "line-ending":
      delivery.lineEnding = try entry.word(of: ["lf": "\n", "crlf": "\r\n", "cr": "\r"])
    case "chunk-size": delivery.chunkSize = try entry.number()
    case "cut": delivery.cut = try entry.number()
    case "break":
      delivery.isBroken = true
      if !entry.rest.isEmpty { delivery.cut = try entry.number() }
    case "pause": delivery.pause = try entry.number()
    case let word where word.count == 3 && Int(word) != nil:
      try entry.refuse(rest: true)
      head.status = Int(word) ?? 0
    case "header": head.headers.append(try entry.string())
    case let word where word.hasSuffix(":"):
      try entry.refuse()
      head.headers.append(entry.rest.isEmpty ? word : word + " " + entry.rest)
    default: return false
    }
    isPending = entry
    return true
  }

  private mutating func step(_ entry: Entry) throws -> Step {
    switch entry.word {
    case "recording": return respond(.recording(try entry.string()))
    case "json": return respond(.json(try entry.string()))
    case "message":
      let block = #"{"type":"text","text":\#(Quoted.json(try entry.string()))}"#
      return respond(.json(MessageEvents.message(block, stop: "end_turn")))
    case "cached": return .cached(try entry.string())
    case "body": return respond(.body(try entry.content()))
    case "head":
      try entry.refuse(rest: true)
      return .head(take().0)
    case "send": return .send(try entry.content())
    case "chunk": return .chunk(try entry.content())
    case "end-chunks": return .endChunks(entry.rest.isEmpty ? [] : [try entry.string()])
    case "await": return .await(try Condition(entry))
    case "sleep": return .sleep(try entry.number())
    default:
      let words: [String: Step] = [
        "close": .close, "reset": .reset, "hang": .hang, "no-read": .noRead, "read": .read,
      ]
      guard let step = words[entry.word] else { throw entry.unknown }
      try entry.refuse(rest: true)
      return step
    }
  }

  private mutating func respond(_ source: Response.Source) -> Step {
    let (head, delivery) = take()
    return .respond(Response(source, head: head, delivery: delivery))
  }
}

extension Entry {
  fileprivate func word<Value>(of values: [String: Value]) throws -> Value {
    guard let value = values[try string()] else { throw wrong("\(word) is never \(rest)") }
    return value
  }
}
