import Loopback
import Testing

/// A case that says what is not so fails, and a file that says what nobody understands cannot be read.
@Suite struct HarnessTests {
  /// A run that prints, asks, changes `in.txt` and writes `new.txt`.
  private static let good = [
    #"file in.txt old\"#, "secret hidden",
    #"$ yibu ask -v Hi; printf new >in.txt; printf here >new.txt; exit 3"#,
    "request POST /v1/messages", "  accept: text/event-stream", "  no cookie",
    #"  json {"model":"claude-sonnet-5-5","max_tokens":4096,"messages":[{"role":"user","content":"Hi"}],"stream":true}"#,
    "reply stream Hello", "status 3", "stdout Hello", "stderr", "| > POST $URL/v1/messages",
    "| $LINES",
    #"after in.txt new\"#, #"after new.txt here\"#, "took 0..9", "cpu 9",
  ]

  /// A line instead of another, and how what it makes wrong begins.
  static let wrong = [
    ("status 3", "status 4", "status:"), ("stdout Hello", "stdout Hell", "stdout:"),
    ("| $LINES", "| $ANY", "stderr:"),
    ("  no cookie", "  no accept-encoding", "accept-encoding of request 1:"),
    ("  no cookie", "  host: a", "host of request 1:"),
    ("request POST /v1/messages", "request GET /v1/messages", "request of request 1:"),
    (
      "reply stream Hello", "reply stream \"Hello\\n\"\nreply close",
      "2 replies were scripted, 1 used"
    ),
    (
      "reply stream Hello", "reply await stdout x\n  stream Hello",
      "reply 1, step 1: never came true"
    ),
    (#"after in.txt new\"#, #"after in.txt old\"#, "after in.txt:"),
    (#"after in.txt new\"#, "", "file in.txt was changed"),
    (#"after in.txt new\"#, "gone in.txt", "file in.txt is there"),
    (#"after new.txt here\"#, "", "left behind: new.txt"),
    (#"after new.txt here\"#, "exists new.txt other", "file other is not there"),
    ("secret hidden", "secret Hello", "the key Hello is on stdout"),
    ("took 0..9", "took 8..9", "took:"),
    ("cpu 9", "cpu 0.000001", "processor time:"),
    ("took 0..9", "time-limit 0.000001", "still running after 1e-06 s, killed"),
  ]

  @Test(arguments: wrong)
  func finds(line: String, other: String, difference: String) async throws {
    let lines = Self.good.map { $0 == line ? other : $0 }
    let found = try await differences(lines)
    #expect(found.contains { $0.hasPrefix(difference) }, "\(found)")
  }

  @Test func acceptsWhatIsSo() async throws {
    #expect(try await differences(Self.good) == [])
    #expect(try await differences(["$ echo Hello", "stdout Hello"]) == [])
    #expect(try await differences(["$ yibu ask Hi"]).contains("unexpected connection 1"))
  }

  /// Lines of a case, and why they cannot be read.
  static let unreadable = [
    ("$ true\nsttus 1", "3: unknown word: sttus"), ("status 1", "2: a case needs a $ line"),
    ("$ true\nstatus 1\nstatus 2", "4: status is there twice"),
    ("$ true\nstdout", "3: stdout needs text; \"\" is none"),
    ("$ true\nfile a x\nfile a y", "4: a is there twice"),
    ("$ true\nafter a x\nafter a y", "4: the same is expected twice"),
    ("$ true\nstdout \"a", "3: quoted text must end with its quote"),
    ("$ true\nstatus one", "3: status: one is not a number"),
    ("$ true\nstdout\n|a", "3: a space follows the |"),
    ("$ true\n    no", "3: indent by two spaces, below a word"),
    ("$ true\nrequest GET /\nstdout a", "3: a reply must follow a request"),
    ("$ true\nreply", "3: a reply needs a step"),
    ("$ true\nreply 200", "3: nothing sends this: end with a body, which may be \"\""),
    ("$ true\nreply texxt a", "3: unknown word: texxt"),
    ("each A B\n  x\n$ true", "3: a row of 1 cells, below 2 columns"),
    ("each a\n  x\n$ true", "2: a column has a name of capital letters: a"),
    ("each A = x x\n$ $A", "1: two cases have the name \"a [x]\""),
    ("$ true\nstdout a\u{1}", "3: a control character"),
  ]

  @Test(arguments: unreadable)
  func refuses(lines: String, failure: String) {
    #expect(CaseFile(name: "f", text: "# a\n" + lines).failures.first == "f:" + failure)
  }

  @Test func multipliesCases() {
    let text = "# $A\neach A B\n  x | 1 \n  y z |  \neach C = 2 3\n$ echo '$A' $B $C\n"
    let cases = CaseFile(name: "f", text: text).blocks.flatMap(\.cases)
    #expect(
      cases.map(\.command) == ["echo 'x' 1 2", "echo 'x' 1 3", "echo 'y z'  2", "echo 'y z'  3"])
  }

  @Test(arguments: [
    ("a $NUMBER b", "a 0.25 b", true), ("a $NUMBER b", "a  b", false), ("$ANYb", "aab", true),
    ("$LINES\nb\n", "b\n", true), ("$LINES\nb\n", "a\na\nb\n", true),
    ("$LINES\nb\n", "ab\n", false),
    ("a$ANY\n", "a\nb\n", false), ("a$LINES", "ab\nc", true),
  ])
  func comparesWithWildcards(pattern: String, text: String, matches: Bool) {
    #expect(Pattern(Array(pattern.utf8)).matches(Array(text.utf8)) == matches)
  }

  @Test func updatesExpectationsAndNothingElse() async {
    let before = """
      ## words before
      # $WORD
      each WORD
        one
        two
      $ echo $WORD >&2; echo took 0.3 s; printf 'a\\n "$DIR"'; test $WORD = one

      # other
      $ printf 'x\\ty' >f; echo 'at 0.3 s, so' >&2; exit 4
      stderr was $NUMBER s, then
      after f ""

      # gaps
      $ seq 4
      stdout
      | $LINES
      | 2
      | $LINES
      | 5

      """
    let after = """
      ## words before
      # $WORD
      each WORD STATUS
        one | 0
        two | 1
      $ echo $WORD >&2; echo took 0.3 s; printf 'a\\n "$DIR"'; test $WORD = one
      status $STATUS
      stdout
      | took 0.3 s
      | a
      |  "$DIR"\\
      stderr $WORD

      # other
      $ printf 'x\\ty' >f; echo 'at 0.3 s, so' >&2; exit 4
      status 4
      stderr at $NUMBER s, so
      after f "x\\ty"

      # gaps
      $ seq 4
      stdout
      | 1
      | 2
      | 3
      | 4

      """
    let (lines, failures) = await Update.rewritten(CaseFile(name: "f", text: before))
    #expect(failures == [])
    #expect(lines.joined(separator: "\n") == after)
  }

  private func differences(_ lines: [String]) async throws -> [String] {
    let file = CaseFile(name: "f", text: (["# a"] + lines).joined(separator: "\n"))
    let test = try #require(file.blocks.first?.cases.first, "\(file.failures)")
    let outcome = try await Lanes.run { try Run(test: test).outcome() }
    return Differences(between: test, and: outcome).found
  }
}
