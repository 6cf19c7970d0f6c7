import JSON

/// What of an answer is printed, and how.
package enum OutputForm: Sendable, Equatable {
  /// The text as it arrives, then each tool call as a line of JSON.
  case text
  /// The server's JSON, or the message assembled from a stream.
  case json
  /// Each event of a stream as a line of JSON, as it arrives.
  case events
  /// Each tool call as a line of JSON, once the answer is complete.
  case toolCalls
}

/// What a piece of the answer gives to print.
package struct RenderedOutput: Sendable {
  /// In UTF-8, as it is to be written.
  package var standardOutput: [UInt8] = []
  /// Thinking, for standard error.
  package var thinking: [UInt8] = []
  /// Whether what earlier pieces gave for standard output counts no longer.
  package var discardsEarlier = false

  /// Nothing to print.
  package init() {}

  /// Adds text that is one line.
  mutating func add(line: [UInt8]) {
    standardOutput += line
    standardOutput.append(UInt8(ascii: "\n"))
  }

  /// Adds each call as a line of JSON, in the way of that form.
  mutating func add(_ calls: [ToolCall], in form: OutputForm) {
    for call in calls { add(line: call.json(withType: form == .text).rendered) }
  }

  /// Drops what was put out so far, for a message that begins afresh.
  mutating func discard() {
    standardOutput.removeAll(keepingCapacity: true)
    discardsEarlier = true
  }

  /// Whether there is nothing to do with it.
  package var isEmpty: Bool { standardOutput.isEmpty && thinking.isEmpty && !discardsEarlier }

  /// Empties it and keeps its memory, once it was printed.
  package mutating func removeAll() {
    standardOutput.removeAll(keepingCapacity: true)
    thinking.removeAll(keepingCapacity: true)
    discardsEarlier = false
  }
}
