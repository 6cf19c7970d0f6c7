import Loopback
import Testing

/// One run of the command and what is expected of it, as written in `cases/*.json`.
struct Case: Sendable {
  enum Program: Sendable {
    case arguments([String])
    /// A /bin/sh script in which `yibu` is on the PATH.
    case shell(Content)
  }

  /// A signal for the child once something has happened.
  struct SignalPlan: Sendable {
    var name: String
    var when: Hold
  }

  /// The case file's name.
  var file = ""
  var name: String
  var program: Program
  var environment: [String: String]
  /// What `YIBU_API_KEY` holds, unless the case sets it itself.
  var key: String?
  var secrets: [String]
  var stdin: StandardInput
  var files: [String: InputFile]
  var server: Script?
  /// Which of the three standard streams are terminals.
  var terminals: Set<String>
  var stdoutTo: String?
  var stdoutClosedAfter: Int?
  var signal: SignalPlan?
  var needs: [String]
  var seconds: Double
  var expected: Expectations
}

extension Case: CustomTestStringConvertible {
  var testDescription: String { "\(file): \(name)" }
}

/// The members that a case may have; `each` is dealt with before.
enum CaseKey: String, CodingKey, CaseIterable {
  case name, args, shell, env, key, secrets, stdin, files, server, pty, stdoutTo
  case stdoutClosedAfter, signal, needs, seconds
  case status, stdout, stdoutContains, stdoutLacks, stdoutMatches, stdoutJSON, stdoutJSONLines
  case stderr, stderrContains, stderrLacks, stderrMatches, stderrLines
  case requests, filesAfter, leftovers, took, cpuAtMost, memoryAtMost
}

extension Case: Decodable {
  static let testKey = "test-key-123"

  init(from decoder: any Decoder) throws {
    try decoder.refuseUnknownKeys(CaseKey.self)
    let object = try decoder.container(keyedBy: CaseKey.self)
    func get<Member: Decodable>(_ key: CaseKey, or fallback: Member) throws -> Member {
      try object.decodeIfPresent(Member.self, forKey: key) ?? fallback
    }
    name = try object.decode(String.self, forKey: .name)
    if let script = try object.decodeIfPresent(Content.self, forKey: .shell) {
      program = .shell(script)
    } else {
      program = .arguments(try get(.args, or: []))
    }
    environment = try get(.env, or: [:])
    key = Case.testKey
    if let other = try? object.decode(String.self, forKey: .key) {
      key = other
    } else if try get(.key, or: true) == false {
      key = nil
    }
    secrets = try get(.secrets, or: [])
    stdin = try get(.stdin, or: .null)
    files = try get(.files, or: [:])
    server = try object.decodeIfPresent(Script.self, forKey: .server)
    if let all = try? object.decode(Bool.self, forKey: .pty) {
      terminals = all ? ["stdin", "stdout", "stderr"] : []
    } else {
      terminals = try get(.pty, or: [])
    }
    stdoutTo = try object.decodeIfPresent(String.self, forKey: .stdoutTo)
    stdoutClosedAfter = try object.decodeIfPresent(Int.self, forKey: .stdoutClosedAfter)
    signal = try object.decodeIfPresent(SignalPlan.self, forKey: .signal)
    needs = try get(.needs, or: [])
    seconds = try get(.seconds, or: 10)
    expected = try Expectations(object)
  }
}

extension Case.SignalPlan: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case name, when }

  init(from decoder: any Decoder) throws {
    try decoder.refuseUnknownKeys(CodingKeys.self)
    let object = try decoder.container(keyedBy: CodingKeys.self)
    name = try object.decode(String.self, forKey: .name)
    when = try object.decode(Hold.self, forKey: .when)
  }
}
