import Foundation
import Loopback

/// Compares a run with what its case expects: one text for each thing that is not as expected.
struct Differences {
  private let test: Case
  private let outcome: Outcome
  /// What is not as the case's expectations say.
  private var missed: [String] = []
  /// What is wrong beside that: no update can mend it.
  private(set) var others: [String] = []

  var found: [String] { missed + others }

  init(between test: Case, and outcome: Outcome) {
    self.test = test
    self.outcome = outcome
    compareEnding()
    for expectation in test.expectations { compare(expectation) }
    compareFiles()
    compareBounds()
    searchSecrets()
    others += outcome.others
  }

  static func isMet(_ pair: (expectation: Case.Expectation, outcome: Outcome)) -> Bool {
    isMet(pair.expectation, by: pair.outcome)
  }

  /// Whether the run gave what is expected of it there.
  static func isMet(_ expectation: Case.Expectation, by outcome: Outcome) -> Bool {
    switch (expectation.text?.bytes(in: outcome.surroundings), outcome.actual(expectation.subject))
    {
    case (nil, nil): true
    case (let expected?, let actual?): expected == actual || Pattern(expected).matches(actual)
    default: false
    }
  }

  private static func text(_ what: String, expected: String, actual: String) -> String {
    "\(what):\n    expected \(expected)\n    actual   \(actual)"
  }

  private mutating func add(_ what: String, expected: String, actual: String) {
    others.append(Differences.text(what, expected: expected, actual: actual))
  }

  private mutating func compare(_ expectation: Case.Expectation) {
    if Differences.isMet(expectation, by: outcome) { return }
    if expectation.subject == .status && outcome.end == nil { return }
    let expected = expectation.text?.bytes(in: outcome.surroundings)
    let actual = outcome.actual(expectation.subject)
    missed.append(
      Differences.text(
        expectation.subject.description,
        expected: expected.map { Report.excerpt($0, against: actual ?? []) } ?? "none",
        actual: actual.map { Report.excerpt($0, against: expected ?? []) } ?? "none"))
  }

  private mutating func compareEnding() {
    guard let end = outcome.end else { return }
    let isFault = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV].contains(end.status - 128)
    if end.wasSignalled && isFault { others.append("it crashed: signal \(end.status - 128)") }
    // A shell tells of a death by signal so; the command itself must die, or the shell that runs a
    // loop does not notice.
    if test.isOneCommand && !end.wasSignalled && end.status > 128 {
      add("status", expected: "death by signal \(end.status - 128)", actual: "exit \(end.status)")
    }
  }

  private mutating func compareFiles() {
    let expected = Set(test.expectations.map(\.subject))
    for name in test.exists where outcome.files[name] == nil {
      others.append("file \(name) is not there")
    }
    for name in test.gone where outcome.files[name] != nil {
      others.append("file \(name) is there")
    }
    for (name, before) in outcome.filesBefore.sorted(by: { $0.key < $1.key })
    where !expected.contains(.file(name)) && !(test.exists + test.gone).contains(name)
      && outcome.files[name] != before
    {
      others.append("file \(name) was changed, which the case does not expect")
    }
    searchLeftovers()
  }

  private mutating func searchLeftovers() {
    if test.leftovers == ["*"] { return }
    var known = Array(outcome.filesBefore.keys) + test.exists + test.leftovers
    for case .file(let name) in test.expectations.map(\.subject) { known.append(name) }
    for name in outcome.files.keys.sorted() {
      // A folder on the way to a known file is known.
      if !known.contains(where: { $0 == name || $0.hasPrefix(name + "/") }) {
        others.append("left behind: \(name)")
      }
    }
  }

  private mutating func compareBounds() {
    guard let end = outcome.end else { return }
    if !test.took.contains(end.seconds) {
      add("took", expected: "\(test.took) s", actual: "\(end.seconds) s")
    }
    if end.cpu > test.cpu {
      add("processor time", expected: "at most \(test.cpu) s", actual: "\(end.cpu) s")
    }
  }

  /// No key may be printed or written, except where the case itself had put it.
  private mutating func searchSecrets() {
    let named = test.environment.filter { $0.key.hasSuffix("_KEY") || $0.key.hasSuffix("_TOKEN") }
    for secret in Set([Case.testKey] + named.values + test.secrets).sorted() where !secret.isEmpty {
      if outcome.stdout.contains(text: secret) { others.append("the key \(secret) is on stdout") }
      if outcome.stderr.contains(text: secret) { others.append("the key \(secret) is on stderr") }
      for (name, entry) in outcome.files where outcome.filesBefore[name] != entry {
        if entry.bytes?.contains(text: secret) == true {
          others.append("the key \(secret) is in \(name)")
        }
      }
    }
  }
}
