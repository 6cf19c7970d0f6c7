import EventStream
import Testing

/// A `ServerSentEvent` that was kept: name and data as text.
struct Event: Equatable, Sendable, CustomStringConvertible {
  var name: String
  var data: String
  var isFramed: Bool

  init(_ data: String, name: String = "", isFramed: Bool = true) {
    self.name = name
    self.data = data
    self.isFramed = isFramed
  }

  var description: String { "\(isFramed ? "" : "unframed ")\(name): \(data.debugDescription)" }

  /// JSON text that stood in the stream without a field name.
  static func unframed(_ data: String, name: String = "") -> Event {
    Event(data, name: name, isFramed: false)
  }
}

/// The events that a stream in those pieces comes to; with `finishing` also what its end leaves over.
func events(
  in pieces: [[UInt8]], finishing: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
) -> [Event] {
  var events: [Event] = []
  var parser = EventStreamParser()
  func keep(_ event: ServerSentEvent) {
    let data = String(decoding: event.data, as: UTF8.self)
    let name = String(decoding: event.name, as: UTF8.self)
    events.append(Event(data, name: name, isFramed: event.isFramed))
    if event.isOneLine == event.data.contains(0x0A) {
      Issue.record("isOneLine is wrong for \(data)", sourceLocation: sourceLocation)
    }
  }
  for piece in pieces { piece.withUnsafeBufferPointer { parser.feed($0, keep) } }
  if finishing { parser.finish(keep) }
  return events
}

func events(
  in stream: String, finishing: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
) -> [Event] {
  events(in: [Array(stream.utf8)], finishing: finishing, sourceLocation: sourceLocation)
}

extension String {
  /// The text with another line end for each LF.
  func withLines(endingIn end: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
  }
}

let lineEnds = ["\n", "\r", "\r\n"]
