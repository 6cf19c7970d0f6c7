import Loopback

/// What a case expects of its run. What is nil or empty is not compared.
struct Expectations: Sendable {
  /// What is expected of one output stream.
  struct Text: Sendable {
    var exact: Content?
    var contains: [String] = []
    var lacks: [String] = []
    var matches: [String] = []
    var json: Value?
    var jsonLines: [Value]?
    var lines: Int?

    var isEmpty: Bool {
      exact == nil && contains.isEmpty && lacks.isEmpty && matches.isEmpty && json == nil
        && jsonLines == nil && lines == nil
    }
  }

  /// Limits of a measured value.
  struct Bounds: Sendable, Decodable {
    var atLeast: Double?
    var atMost: Double?
  }

  /// Files that may be in the folder afterwards though the case says nothing else of them.
  enum Leftovers: Sendable {
    case allowed([String])
    case any
  }

  var status: Int32
  var stdout: Text
  var stderr: Text
  var requests: [ExpectedRequest]?
  var filesAfter: [String: ExpectedFile]
  var leftovers: Leftovers
  /// Seconds from start to end.
  var took: Bounds
  /// Seconds of user and system time.
  var cpuAtMost: Double?
  /// Megabytes of resident memory at the most.
  var memoryAtMost: Double?
}

/// A list that may be written as its only element.
struct OneOrMany: Sendable, Decodable {
  var all: [String]

  init(from decoder: any Decoder) throws {
    if let one = try? decoder.singleValueContainer().decode(String.self) {
      all = [one]
    } else {
      all = try [String](from: decoder)
    }
  }
}

extension Expectations {
  init(_ object: KeyedDecodingContainer<CaseKey>) throws {
    func get<Member: Decodable>(_ key: CaseKey) throws -> Member? {
      try object.decodeIfPresent(Member.self, forKey: key)
    }
    func list(_ key: CaseKey) throws -> [String] { (try get(key) as OneOrMany?)?.all ?? [] }
    status = try get(.status) ?? 0
    stdout = Text(
      exact: try get(.stdout), contains: try list(.stdoutContains),
      lacks: try list(.stdoutLacks), matches: try list(.stdoutMatches),
      json: try get(.stdoutJSON), jsonLines: try get(.stdoutJSONLines))
    stderr = Text(
      exact: try get(.stderr), contains: try list(.stderrContains),
      lacks: try list(.stderrLacks), matches: try list(.stderrMatches),
      lines: try get(.stderrLines))
    // A run that succeeds has nothing to say there; one that fails says so in the case.
    if status == 0 && stderr.isEmpty { stderr.exact = .text("") }
    requests = try get(.requests)
    filesAfter = try get(.filesAfter) ?? [:]
    if try object.decodeIfPresent(Value.self, forKey: .leftovers) == .bool(true) {
      leftovers = .any
    } else {
      leftovers = .allowed(try list(.leftovers))
    }
    took = try get(.took) ?? Bounds()
    cpuAtMost = try get(.cpuAtMost)
    memoryAtMost = try get(.memoryAtMost)
  }
}
