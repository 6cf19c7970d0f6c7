import Loopback

/// A generated answer as buffers that are made once and sent to every client: the middle, which is
/// almost all of it, is one buffer sent many times, so that sending costs next to nothing.
struct Volley: Sendable {
  private(set) var opening: [UInt8]
  /// The smallest part of the middle, for sending with pauses.
  private(set) var unit: [UInt8] = []
  private(set) var units: Int
  private(set) var block: [UInt8] = []
  private(set) var closing: [UInt8]
  private let unitsPerBlock: Int

  init(_ load: Load) {
    switch load.form {
    case .stream: (opening, unit, units, closing) = Volley.stream(load)
    case .json: (opening, unit, units, closing) = Volley.message(load)
    }
    unitsPerBlock = max(1, 262_144 / max(1, unit.count))
    block = unit.repeated(unitsPerBlock)
  }

  /// False when the client went away.
  func send(to connection: Connection, pause: () -> Void, isPaused: Bool) -> Bool {
    guard connection.send(opening) else { return false }
    if isPaused {
      for _ in 0..<units {
        pause()
        guard connection.send(unit) else { return false }
      }
      pause()
    } else {
      for _ in 0..<units / unitsPerBlock {
        guard connection.send(block) else { return false }
      }
      guard connection.send(unit.repeated(units % unitsPerBlock)) else { return false }
    }
    return connection.send(closing)
  }

  private typealias Parts = (opening: [UInt8], unit: [UInt8], units: Int, closing: [UInt8])

  private static func stream(_ load: Load) -> Parts {
    var events = MessageEvents()
    let isTool = load.kind == .fragments
    var sizes = (repeated: load.count, last: load.rest)
    var opening: [String]
    if isTool {
      // The first fragment opens the object, the last one closes it.
      opening = events.render(.tool(name: "write", id: "toolu_01Generated"))
      opening += events.render(.input(#"{"text":""#))
      sizes.repeated = max(0, load.count - 2)
    } else if load.count > 0 {
      opening = events.render(.text(load.text(bytes: load.size)))
      sizes.repeated -= 1
    } else {
      opening = events.render(.text(load.text(bytes: load.rest)))
      sizes.last = 0
    }
    let delta = load.text(bytes: load.size)
    let event = events.render(isTool ? .input(delta) : .text(delta)).joined()
    let (units, left) = sizes.repeated.quotientAndRemainder(dividingBy: load.perChunk)
    var closing: [String] = []
    if left > 0 { closing.append(String(repeating: event, count: left)) }
    if sizes.last > 0 { closing += events.render(.text(load.text(bytes: sizes.last))) }
    if isTool { closing += events.render(.input(#""}"#)) }
    closing += events.render(.stop(isTool ? "tool_use" : "end_turn"))
    let head = Volley.head("Content-Type: text/event-stream", "Transfer-Encoding: chunked")
    return (
      head + opening.flatMap(chunk), chunk(String(repeating: event, count: load.perChunk)), units,
      closing.flatMap(chunk) + Array("0\r\n\r\n".utf8)
    )
  }

  private static func message(_ load: Load) -> Parts {
    let isTool = load.kind == .fragments
    // Stands where the text goes.
    let mark = Array("MARK".utf8)
    let block =
      isTool
      ? #"{"type":"tool_use","id":"toolu_01Generated","name":"write","input":{"text":"MARK"}}"#
      : #"{"type":"text","text":"MARK"}"#
    let stop = isTool ? "tool_use" : "end_turn"
    let frame = Array(MessageEvents.message(block, stop: stop).utf8)
    let place = frame.firstIndex(of: mark) ?? 0
    let count = isTool ? max(0, load.count - 2) : load.count
    let rest = Array(load.text(bytes: load.rest).utf8)
    let length = frame.count - mark.count + count * load.size + rest.count
    let head = Volley.head("Content-Type: application/json", "Content-Length: \(length)")
    return (
      head + frame[..<place], Array(load.text(bytes: load.size).utf8), count,
      rest + frame[(place + mark.count)...]
    )
  }

  private static func head(_ headers: String...) -> [UInt8] {
    Head(headers: headers + ["request-id: req_01Generated", "Connection: close"]).bytes
  }

  private static func chunk(_ text: String) -> [UInt8] {
    Array((String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n").utf8)
  }
}
