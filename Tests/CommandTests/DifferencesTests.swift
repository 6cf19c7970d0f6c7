import Loopback
import Testing

/// An expectation that is not met is found.
@Suite struct DifferencesTests {
  /// Members of a case, and the beginning of the only difference from the run below.
  static let broken = [
    (#""status": 1"#, "status"),
    (#""stdout": "other\n""#, "stdout"),
    (#""stdoutContains": "nothing""#, "stdout lacks"),
    (#""stdoutLacks": "Hel""#, "stdout must not contain"),
    (#""stdoutMatches": "^x""#, "stdout does not match"),
    (#""stdoutJSON": {"a": 1}"#, "stdout is not JSON"),
    (#""stderr": """#, "stderr"),
    (#""stderrLines": 2"#, "stderr must have 2 lines"),
    (#""requests": []"#, "requests"),
    (#""requests": [{"method": "GET"}]"#, "request 1 method"),
    (#""requests": [{"path": "/v2/messages"}]"#, "request 1 path"),
    (#""requests": [{"headers": {"Accept": "text/html"}}]"#, "request 1 header Accept"),
    (#""requests": [{"absentHeaders": ["ACCEPT"]}]"#, "request 1 header ACCEPT"),
    (#""requests": [{"body": "{\"b\":1, \"a\":[]}"}]"#, "request 1 body"),
    (#""requests": [{"bodyJSON": {"b": 2, "a": []}}]"#, "request 1 body"),
    (#""filesAfter": {"in.txt": null}"#, "file in.txt"),
    (#""filesAfter": {"in.txt": "old"}"#, "file in.txt"),
    (#""filesAfter": {"in.txt": "new", "gone.txt": "x"}"#, "file gone.txt is not there"),
    (#""filesAfter": {"in.txt": {"mode": "0600"}}"#, "mode of in.txt"),
    (#""leftovers": []"#, "left behind: new.txt"),
    (#""took": {"atMost": 0.5}"#, "took"),
    (#""cpuAtMost": 0.5"#, "processor time"),
    (#""memoryAtMost": 5"#, "memory"),
    (#""secrets": ["Hello"]"#, "the key Hello is on stdout"),
  ]

  @Test(arguments: broken)
  func finds(member: String, difference: String) throws {
    let found = try differences(member)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix(difference) == true, "\(found)")
  }

  @Test(arguments: [
    #""status": 0"#,
    #""stdout": ["Hello"], "stderr": "note\n""#,
    #""stdoutMatches": ["^H.*o$"], "stderrMatches": "note""#,
    #""requests": [{"headers": {"accept": "a/b"}, "bodyJSON": {"a": [], "b": 1.0}}]"#,
    #""requests": [{"body": "{\"b\":1,\"a\":[]}"}]"#,
    #""filesAfter": {"in.txt": "new", "new.txt": {"contains": "e"}}, "leftovers": []"#,
    #""took": {"atLeast": 0.5, "atMost": 2}, "cpuAtMost": 2, "memoryAtMost": 20"#,
  ])
  func accepts(member: String) throws {
    #expect(try differences(member) == [])
  }

  @Test func demandsADeathBySignal() throws {
    #expect(try differences(#""status": 130"#, ending: .ended(.exited(130))).count == 1)
    #expect(try differences(#""status": 130"#, ending: .ended(.signalled(2))) == [])
    #expect(try differences(#""status": 0"#, ending: .ended(.signalled(11))).count == 1)
    #expect(try differences(#""status": 0"#, ending: .timedOut).count == 1)
  }

  @Test func refusesMembersThatNobodyChecks() {
    let text = #"[{"name": "a", "stdoutContain": "b"}]"#
    #expect(throws: Complaint.self) { try CaseFile.parse(Array(text.utf8), file: "") }
  }

  @Test func multipliesCases() throws {
    let text = """
      [{"name": "a", "each": {"N": [1, 2], "W": ["x"]}, "seconds": "$N", "args": ["-$W$N"]}]
      """
    let cases = try CaseFile.parse(Array(text.utf8), file: "")
    #expect(cases.map(\.name) == ["a N=1 W=x", "a N=2 W=x"])
    #expect(cases.map(\.seconds) == [1, 2])
    guard case .arguments(let words)? = cases.last?.program else { return }
    #expect(words == ["-x2"])
  }

  /// Compares a run that printed "Hello", noted something, sent one request, changed `in.txt` and
  /// wrote `new.txt`.
  private func differences(
    _ member: String, ending: Outcome.Ending = .ended(.exited(0))
  ) throws -> [String] {
    let defaults = [
      (#""stderr"#, #""stderrContains": "note""#),
      (#""filesAfter"#, #""filesAfter": {"in.txt": "new"}"#),
      (#""leftovers"#, #""leftovers": true"#),
    ]
    let others = defaults.filter { !member.contains($0.0) }.map(\.1)
    let members = ([#""name": "a""#, member] + others).joined(separator: ", ")
    let test = try #require(try CaseFile.parse(Array("[{\(members)}]".utf8), file: "").first)
    var outcome = Outcome(
      ending: ending, stdout: Array("Hello\n".utf8), stderr: Array("note\n".utf8),
      seconds: 1, cpuSeconds: 1, memoryMegabytes: 10, surroundings: Surroundings(root: ""))
    var request = try #require(Request(head: "POST /v1/messages HTTP/1.1\r\nAccept: a/b\r\n\r\n"))
    request.body = Array(#"{"b":1,"a":[]}"#.utf8)
    outcome.requests = [request]
    outcome.filesBefore = ["in.txt": .regular(Array("old".utf8), mode: 0o644)]
    outcome.files = [
      "in.txt": .regular(Array("new".utf8), mode: 0o644),
      "new.txt": .regular(Array("here".utf8), mode: 0o644),
    ]
    return Differences(between: test, and: outcome).found
  }
}
