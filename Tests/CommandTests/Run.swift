import Foundation
import Loopback

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    let server = try test.server.map { try Server($0, in: surroundings, transcript: transcript) }
    surroundings.names["URL"] = server?.url
    surroundings.names["PORT"] = server.map { String($0.port) }
    var outcome: Outcome
    do {
      try folder.place(test.files, in: surroundings)
      let before = folder.entries()
      outcome = try run(in: surroundings, folder: folder, transcript: transcript)
      outcome.filesBefore = before
    } catch let error {
      _ = server?.finish()
      throw error
    }
    if let record = server?.finish() {
      outcome.requests = record.requests
      outcome.complaints += record.complaints
    }
    outcome.files = folder.entries()
    return outcome
  }

  private func run(
    in surroundings: Surroundings, folder: Folder, transcript: Transcript
  ) throws -> Outcome {
    let (program, arguments) = try command(in: surroundings)
    let streams = try ChildStreams(for: test, in: surroundings, folder: folder)
    let start = ContinuousClock.now
    let child = try Child(
      program: program, arguments: arguments, environment: environment(in: surroundings),
      folder: folder.path, descriptors: streams.descriptors)
    streams.serve(transcript)
    let end = End()
    Thread.detachNewThread {
      let (ending, usage) = child.wait()
      let seconds = start.duration(to: .now) / .seconds(1)
      end.tell(End.Report(ending: ending, usage: usage, seconds: seconds))
    }
    var complaints: [String] = []
    if let plan = test.signal, let number = Child.number(ofSignal: plan.name) {
      if transcript.wait(for: plan.when) {
        child.signal(number)
      } else {
        complaints.append("SIG\(plan.name) was not sent: its hold was in vain")
      }
    }
    let inTime = end.wait(seconds: test.seconds)
    if inTime == nil { child.signal(SIGKILL) }
    if !streams.waitUntilRead(seconds: 2) {
      child.signal(SIGKILL)
      if inTime != nil { complaints.append("a process was left behind that holds the output open") }
      _ = streams.waitUntilRead(seconds: 2)
    }
    transcript.end()
    guard let report = inTime ?? end.wait(seconds: 5) else {
      throw Complaint("the child could not be killed")
    }
    return Outcome(
      ending: inTime == nil ? .timedOut : .ended(report.ending), stdout: transcript.stdout,
      stderr: transcript.stderr, complaints: complaints, seconds: report.seconds,
      cpuSeconds: report.cpuSeconds, memoryMegabytes: report.memoryMegabytes,
      surroundings: surroundings)
  }

  func command(in surroundings: Surroundings) throws -> (program: String, arguments: [String]) {
    switch test.program {
    case .arguments(let words): (Places.binary, words.map(surroundings.fill))
    case .shell(let script):
      ("/bin/sh", ["-c", String(decoding: try script.bytes(in: surroundings), as: UTF8.self)])
    }
  }

  func environment(in surroundings: Surroundings) -> [String: String] {
    var result = test.environment.mapValues(surroundings.fill)
    if let url = surroundings.names["URL"], result["YIBU_BASE_URL"] == nil {
      result["YIBU_BASE_URL"] = url
    }
    if let key = test.key, result["YIBU_API_KEY"] == nil { result["YIBU_API_KEY"] = key }
    if case .shell = test.program, result["PATH"] == nil {
      let folder = URL(fileURLWithPath: Places.binary).deletingLastPathComponent().path
      result["PATH"] = folder + ":/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"
    }
    return result
  }

  /// The last word that `yibu --version` prints.
  private static let version: String = {
    let text = #"[{"name": "version", "args": ["--version"]}]"#
    guard let test = try? CaseFile.parse(Array(text.utf8), file: "").first,
      let folder = try? Folder()
    else { return "" }
    defer { folder.remove() }
    let surroundings = Surroundings(root: Places.root)
    let outcome = try? Run(test: test).run(
      in: surroundings, folder: folder, transcript: Transcript())
    let words = String(decoding: outcome?.stdout ?? [], as: UTF8.self)
    return words.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
  }()
}
