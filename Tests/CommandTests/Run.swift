import Foundation
import Loopback

/// Runs one case: folder, server, child, and what came of them.
struct Run {
  let test: Case

  func outcome() throws -> Outcome {
    // A child that does not read its input must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    let folder = try Folder()
    defer { folder.remove() }
    var surroundings = Surroundings(root: Places.root)
    surroundings.names = ["DIR": folder.path, "VERSION": Run.version]
    let transcript = Transcript()
    let server = try Server(test.script, in: surroundings, transcript: transcript)
    surroundings.names["URL"] = server.url
    surroundings.names["PORT"] = String(server.port)
    var outcome = Outcome(surroundings: surroundings)
    let result = Result {
      try folder.place(test, in: surroundings)
      outcome.filesBefore = folder.entries()
      try run(folder, transcript, &outcome)
    }
    let record = server.finish()
    try result.get()
    outcome.requests = record.requests
    outcome.others += record.complaints
    outcome.files = folder.entries()
    return outcome
  }

  private func run(
    _ folder: Folder, _ transcript: Transcript, _ outcome: inout Outcome
  ) throws {
    let streams = try ChildStreams(for: test)
    let child = try Child(
      words(in: outcome.surroundings), environment: environment(in: outcome.surroundings),
      folder: folder.path, descriptors: streams.descriptors)
    streams.serve(transcript, in: outcome.surroundings)
    for event in test.events {
      if transcript.wait(for: event.when) {
        if let size = event.size { streams.resize(to: size) }
        child.signal(event.signal)
      } else {
        outcome.others.append("never came true: \(event.when.description)")
      }
    }
    outcome.end = child.wait(seconds: test.timeLimit)
    if outcome.end == nil {
      outcome.others.append("still running after \(test.timeLimit) s, killed")
      child.signal(SIGKILL)
    }
    if !streams.waitUntilRead(seconds: 2) {
      child.signal(SIGKILL)
      if outcome.end != nil {
        outcome.others.append("a process was left behind that holds the output open")
      }
      _ = streams.waitUntilRead(seconds: 2)
    }
    transcript.end()
    (outcome.stdout, outcome.stderr) = (transcript.stdout, transcript.stderr)
  }

  /// The shell that runs the case's command.
  func words(in surroundings: Surroundings) -> [String] {
    let script = (test.isOneCommand ? "exec " : "") + surroundings.fill(test.command)
    let shell = ["/bin/sh", "-c", script]
    return test.runsAsAnotherUser ? ["/usr/bin/env"] + Places.asAnotherUser + shell : shell
  }

  func environment(in surroundings: Surroundings) -> [String: String] {
    let folder = URL(fileURLWithPath: Places.binary).deletingLastPathComponent().path
    let folders = ["$DIR/bin", folder, "/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin"]
    let path = surroundings.fill(folders.joined(separator: ":"))
    return ["PATH": path].merging(test.environment.mapValues(surroundings.fill)) { $1 }
  }

  /// The last word that `yibu --version` prints.
  private static let version: String = {
    var outcome = Outcome(surroundings: Surroundings(root: Places.root))
    guard let folder = try? Folder() else { return "" }
    defer { folder.remove() }
    try? Run(test: Case(name: "version", command: "yibu --version"))
      .run(folder, Transcript(), &outcome)
    let words = String(decoding: outcome.stdout, as: UTF8.self)
    return words.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
  }()
}

extension Case {
  /// Whether `yibu` and its words are all of the command: it then takes the shell's place, and dies of
  /// a signal itself.
  var isOneCommand: Bool {
    let unquoted = command.replacing(#/'[^']*'|"(\\.|[^"\\])*"|\\./#, with: "")
    return command.hasPrefix("yibu ") && !unquoted.contains { ";|&\n`(".contains($0) }
  }

  /// Root can read every file: what a case needs to be unreadable is so for another user only.
  var runsAsAnotherUser: Bool { needs.contains("unprivileged") && geteuid() == 0 }
}
