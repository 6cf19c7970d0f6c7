/// The standard's algorithm on a whole stream, as its text has it (9.2.6), with what yibu adds to it:
/// unframed JSON, and the end of the stream as the end of its last event.
struct ReferenceParser {
  private var events: [Event] = []
  private var dataBuffer = ""
  private var eventTypeBuffer = ""
  /// The lines of unframed JSON; nil outside of it.
  private var unframed: [String]?

  static func events(in stream: String) -> [Event] {
    var parser = ReferenceParser()
    for line in lines(of: stream) { parser.process(line) }
    parser.dispatch()
    return parser.events
  }

  /// `stream = [ bom ] *event`; `end-of-line = ( cr lf / cr / lf )`. The last line may lack its end.
  private static func lines(of stream: String) -> [String] {
    var scalars = stream.unicodeScalars[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var lines = [""]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\r":
        if scalars.first == "\n" { scalars.removeFirst() }
        lines.append("")
      case "\n": lines.append("")
      default: lines[lines.count - 1].unicodeScalars.append(scalar)
      }
    }
    // What follows the last line end is a line only where it is not empty.
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private mutating func process(_ line: String) {
    // "If the line is empty (a blank line): dispatch the event."
    if line.isEmpty { return dispatch() }
    let scalars = line.unicodeScalars
    // "If the line contains a U+003A COLON character": the field is before the first one, the value
    // after it, less one leading space. "Otherwise: the whole line as the field name".
    let colon = scalars.firstIndex(of: ":") ?? scalars.endIndex
    let field = String(scalars[..<colon])
    var value = scalars[colon...].dropFirst()
    if value.first == " " { value.removeFirst() }
    let isKnown = ["", "data", "event", "id", "retry"].contains(field)
    if unframed != nil {
      guard isKnown || scalars.first == "{" else {
        unframed?.append(line)
        return
      }
      dispatch()
    }
    if !isKnown, scalars.drop(while: { $0 == " " || $0 == "\t" }).first == "{" {
      if !dataBuffer.isEmpty { dispatch() }
      unframed = [line]
    } else if field == "event" {
      // "Set the event type buffer to the field value."
      eventTypeBuffer = String(value)
    } else if field == "data" {
      // "Append the field value to the data buffer, then append a single LF to the data buffer."
      dataBuffer += String(value) + "\n"
    }
  }

  private mutating func dispatch() {
    if let unframed {
      events.append(.unframed(unframed.joined(separator: "\n"), name: eventTypeBuffer))
    } else if !dataBuffer.isEmpty {
      // "If the data buffer's last character is a LF, then remove the last character."
      dataBuffer.unicodeScalars.removeLast()
      events.append(Event(dataBuffer, name: eventTypeBuffer))
    }
    unframed = nil
    dataBuffer = ""
    eventTypeBuffer = ""
  }
}
