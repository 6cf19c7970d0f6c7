import Foundation
import Loopback

extension Case {
  /// The case of that name that the entries tell.
  init(file: String, name: String, entries: [Entry]) throws {
    self.init(file: file, name: name, command: "")
    var used: Set<String> = []
    var request: Entry?
    for entry in entries {
      if entry.word != "reply", let request { throw request.wrong("a reply must follow a request") }
      request = entry.word == "request" ? entry : nil
      if !Case.many.contains(entry.word), !used.insert(entry.word).inserted {
        throw entry.wrong("\(entry.word) is there twice")
      }
      if try !takeSetting(entry), try !takeExpectation(entry), try !script.take(entry) {
        throw entry.unknown
      }
    }
    if let request { throw request.wrong("a reply must follow a request") }
    if command.isEmpty {
      throw SyntaxError(line: entries.first?.lines.lowerBound ?? 0, text: "a case needs a $ line")
    }
    expectSilence(entries)
  }

  /// Words that may be there more than once.
  private static let many: Set = [
    "env", "unset", "file", "copy", "mode", "folder", "fifo", "link", "request", "reply", "signal",
    "resize",
    "after", "needs", "secret", "exists", "gone",
  ]

  /// Takes what comes before and during the run; false for any other word.
  private mutating func takeSetting(_ entry: Entry) throws -> Bool {
    switch entry.word {
    case "$":
      try entry.refuse(text: false)
      command = ([entry.rest] + entry.text.map { String($0.dropFirst(2)) }).joined(separator: "\n")
    case "env":
      guard let sign = entry.rest.firstIndex(of: "=") else {
        throw entry.wrong("env needs NAME=VALUE")
      }
      var value = entry
      value.rest = String(entry.rest[sign...].dropFirst())
      environment[String(entry.rest[..<sign])] = value.rest.isEmpty ? "" : try value.string()
    case "unset": for name in try entry.words() { environment[name] = nil }
    case "secret": secrets += try entry.words()
    case "needs": needs += try entry.words()
    case "time-limit": timeLimit = try entry.number()
    case "stdin", "stdin-open":
      if stdin != nil { throw entry.wrong("standard input is there twice") }
      stdin = try entry.content()
      stdinStaysOpen = entry.word == "stdin-open"
    case "stdout-closes-after": closesStdoutAfter = try entry.number()
    case "terminal":
      for word in try entry.words() {
        if ["stdin", "stdout", "stderr"].contains(word) {
          terminals.insert(word)
        } else if let size = TerminalSize(word) {
          terminalSize = size
        } else {
          throw entry.wrong("a terminal is stdin, stdout, stderr or a size such as 80x24: \(word)")
        }
      }
    case "signal", "resize": events.append(try Event(entry))
    default: return try takeFile(entry)
    }
    return true
  }

  private mutating func takeFile(_ entry: Entry) throws -> Bool {
    guard ["file", "copy", "folder", "fifo", "link", "mode"].contains(entry.word) else {
      return false
    }
    let (first, rest) = try entry.split()
    switch entry.word {
    case "file": try add(first, .regular(try rest.content()), entry)
    case "link": try add(first, .link(to: try rest.string()), entry)
    case "copy":
      let base = first.split(separator: "/").last.map(String.init) ?? first
      try add(rest.rest.isEmpty ? base : try rest.string(), .copy(first), entry)
    case "mode": modes.append((try rest.string(), first))
    default:
      try rest.refuse(rest: true)
      try add(first, entry.word == "folder" ? .folder : .fifo, entry)
    }
    return true
  }

  private mutating func add(_ name: String, _ file: File, _ entry: Entry) throws {
    if files.contains(where: { $0.name == name }) { throw entry.wrong("\(name) is there twice") }
    files.append((name, file))
  }
}

extension Case.Event {
  /// `signal INT when stdout TEXT`, `resize 80x24 when …`.
  fileprivate init(_ entry: Entry) throws {
    let (what, rest) = try entry.split()
    let (when, condition) = try rest.split()
    size = entry.word == "resize" ? TerminalSize(what) : nil
    guard when == "when", let signal = size == nil ? Child.number(ofSignal: what) : SIGWINCH else {
      throw entry.wrong("expected a signal or a size, and then \"when\"")
    }
    self.signal = signal
    self.when = try Condition(condition)
  }
}
