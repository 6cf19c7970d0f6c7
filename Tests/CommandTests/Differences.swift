import Loopback

/// Compares a run with what its case expects: one text for each thing that is not as expected.
struct Differences {
  let test: Case
  let outcome: Outcome
  private(set) var found: [String] = []

  init(between test: Case, and outcome: Outcome) {
    self.test = test
    self.outcome = outcome
    compareEnding()
    compareText(outcome.stdout, with: test.expected.stdout, name: "stdout")
    compareText(outcome.stderr, with: test.expected.stderr, name: "stderr")
    compareRequests()
    compareFiles()
    compareBounds()
    searchSecrets()
    found += outcome.complaints
  }

  mutating func add(_ text: String) { found.append(text) }

  mutating func add(_ what: String, expected: String, actual: String) {
    add("\(what):\n    expected \(expected)\n    actual   \(actual)")
  }

  mutating func add(_ what: String, expected: [UInt8], actual: [UInt8]) {
    add(
      what, expected: Excerpt.of(expected, against: actual),
      actual: Excerpt.of(actual, against: expected))
  }

  func fill(_ content: Content) -> [UInt8] {
    (try? content.bytes(in: outcome.surroundings)) ?? Array("<unreadable content>".utf8)
  }

  func fill(_ value: Value) -> Value {
    value.replacingStrings { .string(outcome.surroundings.fill($0)) }
  }

  private mutating func compareEnding() {
    let expected = test.expected.status
    switch outcome.ending {
    case .timedOut: add("still running after \(test.seconds) s, killed")
    case .ended(.signalled(let number)) where expected == 128 + number: break
    case .ended(.signalled(let number)):
      add("status", expected: "\(expected)", actual: "death by signal \(number)")
    case .ended(.exited(let status)) where status != expected:
      add("status", expected: "\(expected)", actual: "\(status)")
    case .ended(.exited):
      // A shell's own exit tells of a signal so; the command itself must die by it, or the shell
      // that runs a loop does not notice.
      if case .arguments = test.program, expected > 128 {
        add("status", expected: "death by signal \(expected - 128)", actual: "exit \(expected)")
      }
    }
  }

  private mutating func compareText(
    _ actual: [UInt8], with expected: Expectations.Text, name: String
  ) {
    let text = String(decoding: actual, as: UTF8.self)
    let words = outcome.surroundings
    if let exact = expected.exact.map(fill), exact != actual {
      add(name, expected: exact, actual: actual)
    }
    for part in expected.contains.map(words.fill) where !actual.contains(text: part) {
      add("\(name) lacks \(Value.quoted(part))", actual)
    }
    for part in expected.lacks.map(words.fill) where actual.contains(text: part) {
      add("\(name) must not contain \(Value.quoted(part))", actual)
    }
    for pattern in expected.matches {
      let found = (try? Regex(pattern))?.anchorsMatchLineEndings()
      if found.flatMap({ text.firstMatch(of: $0) }) == nil {
        add("\(name) does not match /\(pattern)/", actual)
      }
    }
    if let lines = expected.lines, lines != text.split(separator: "\n").count {
      add("\(name) must have \(lines) lines", actual)
    }
    if let json = expected.json { compareJSON(actual, with: json, name: name) }
    if let all = expected.jsonLines {
      let lines = actual.split(separator: 10).map(Array.init)
      if lines.count != all.count { add("\(name) must have \(all.count) lines", actual) }
      for (index, (line, json)) in zip(lines, all).enumerated() {
        compareJSON(line, with: json, name: "\(name) line \(index + 1)")
      }
    }
  }

  private mutating func add(_ text: String, _ actual: [UInt8]) {
    add("\(text)\n    actual   \(Excerpt.of(actual))")
  }

  mutating func compareJSON(_ actual: [UInt8], with expected: Value, name: String) {
    guard let value = try? Value(parsing: actual) else {
      add("\(name) is not JSON", actual)
      return
    }
    let expected = fill(expected)
    if value != expected {
      add(name, expected: Array(expected.text.utf8), actual: Array(value.text.utf8))
    }
  }

  private mutating func compareBounds() {
    let bounds = test.expected.took
    if let least = bounds.atLeast, outcome.seconds < least {
      add("took", expected: "at least \(least) s", actual: "\(outcome.seconds) s")
    }
    if let most = bounds.atMost, outcome.seconds > most {
      add("took", expected: "at most \(most) s", actual: "\(outcome.seconds) s")
    }
    if let most = test.expected.cpuAtMost, outcome.cpuSeconds > most {
      add("processor time", expected: "at most \(most) s", actual: "\(outcome.cpuSeconds) s")
    }
    if let most = test.expected.memoryAtMost, outcome.memoryMegabytes > most {
      add("memory", expected: "at most \(most) MB", actual: "\(outcome.memoryMegabytes) MB")
    }
  }
}
