import EventStream
import JSON

/// A recorded stream as its events, to be bent and rendered again.
struct EventList: Sendable {
  struct Event: Sendable {
    /// The event's name; nil where the line for it is left out.
    var name: String?
    /// The data as JSON; nil for `[DONE]`.
    var data: JSON?
  }

  var events: [Event] = []

  init(_ events: [Event]) { self.events = events }

  /// Reads the body of a recording. What is not JSON is taken for the end.
  init(body: [UInt8]) {
    var parser = EventStreamParser()
    func take(_ event: ServerSentEvent) {
      let name = String(decoding: event.name, as: UTF8.self)
      events.append(
        Event(name: name.isEmpty ? nil : name, data: try? JSON.parse(event.data)))
    }
    body.withUnsafeBufferPointer { parser.feed($0, take) }
    parser.finish(take)
  }

  /// The stream as it crosses the wire.
  var body: [UInt8] {
    var body: [UInt8] = []
    for event in events {
      if let name = event.name { body += "event: \(name)\n".utf8 }
      body += "data: ".utf8
      body += event.data?.rendered ?? Array("[DONE]".utf8)
      body += "\n\n".utf8
    }
    return body
  }
}

/// A step into a JSON value.
enum Step: Sendable, Equatable {
  case member(Int)
  case element(Int)
}

extension JSON {
  /// The paths to everything in the value, itself left out.
  var paths: [[Step]] {
    switch self {
    case .array(let elements):
      elements.enumerated().flatMap { index, value in
        [[.element(index)]] + value.paths.map { [.element(index)] + $0 }
      }
    case .object(let members):
      members.enumerated().flatMap { index, member in
        [[.member(index)]] + member.value.paths.map { [.member(index)] + $0 }
      }
    default: []
    }
  }

  /// What stands at the path; nil where there is nothing.
  func value(at path: [Step]) -> JSON? {
    guard let step = path.first else { return self }
    let rest = Array(path.dropFirst())
    switch (step, self) {
    case (.element(let index), .array(let elements)) where index < elements.count:
      return elements[index].value(at: rest)
    case (.member(let index), .object(let members)) where index < members.count:
      return members[index].value.value(at: rest)
    default: return nil
    }
  }

  /// The value with another one at the path, or, for nil, with what stands there left out.
  func replacing(_ path: [Step], with value: JSON?) -> JSON {
    guard let step = path.first else { return value ?? .null }
    let rest = Array(path.dropFirst())
    switch (step, self) {
    case (.element(let index), .array(var elements)) where index < elements.count:
      if rest.isEmpty, value == nil {
        elements.remove(at: index)
      } else {
        elements[index] = elements[index].replacing(rest, with: value)
      }
      return .array(elements)
    case (.member(let index), .object(var members)) where index < members.count:
      if rest.isEmpty, value == nil {
        members.remove(at: index)
      } else {
        members[index].value = members[index].value.replacing(rest, with: value)
      }
      return .object(members)
    default: return self
    }
  }

  /// Every string in the value, at any depth.
  var strings: [String] {
    switch self {
    case .string(let string): [string.content]
    case .array(let elements): elements.flatMap(\.strings)
    case .object(let members): members.flatMap(\.value.strings)
    default: []
    }
  }
}
