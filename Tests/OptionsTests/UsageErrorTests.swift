import Options
import Testing

/// Words that are refused, and what is said of them.
@Suite struct UsageErrorTests {
  @Test(
    arguments: [
      (["ask", "--modle", "x"], "--modle: unknown option; did you mean --model?"),
      (["ask", "--modle=x"], "--modle: unknown option; did you mean --model?"),
      (["ask", "--Model=x"], "--Model: unknown option; did you mean --model?"),
      (["ask", "--mdoel"], "--mdoel: unknown option; did you mean --model?"),
      (["ask", "--no-stram"], "--no-stram: unknown option; did you mean --no-stream?"),
      (["ask", "--exit"], "--exit: unknown option; did you mean --exit-code?"),
      (["ask", "--xyzzy"], "--xyzzy: unknown option; yibu help all lists the options"),
      (["ask", "-Q"], "-Q: unknown option; yibu help all lists the options"),
      (["ask", "-sQv"], "-Q: unknown option; yibu help all lists the options"),
      (["ask", "-é"], "-é: unknown option; yibu help all lists the options"),
      (["ask", "--"], nil),
      (["ask", "---model", "x"], "---model: unknown option; did you mean --model?"),
      (["ask", "--model"], "--model needs a value: NAME"),
      (["ask", "-sm"], "-m needs a value: NAME"),
      (["ask", "--silent=yes"], "--silent takes no value"),
      (["ask", "--help=all"], "--help takes no value"),
      (["ask", "--max-tokens=x"], "--max-tokens expects a whole number of at least 0, not \"x\""),
      (["ask", "-T", ""], "-T needs a file name"),
      (["ask", "--tool="], "--tool needs a file name"),
      (["ask", "-d@"], "-d needs a file name"),
      (["ask", "-o", ""], "-o needs a file name"),
      (["aks"], "aks: unknown command; did you mean \"ask\"?"),
      (["Ask", "x"], "Ask: unknown command; did you mean \"ask\"?"),
      (["What is this?"], "What is this?: unknown command; to ask a question: yibu ask \"…\""),
      (["help", "aks"], "help: aks: unknown command; did you mean \"ask\"?"),
    ] as [([String], String?)])
  func theWordIsNamedAndWhatIsWrongWithIt(_ words: [String], _ message: String?) {
    if let message {
      #expect(outcome(words) == .refused(message))
    } else {
      #expect(outcome(words) == .parsed(.run(Arguments())))
    }
  }

  @Test(arguments: [[], ["--"], ["-s"], ["--model", "ask"], ["-mask"]])
  func aCommandMustBeNamed(_ words: [String]) {
    let expected = "a command is missing; try: yibu ask \"Hello\", or: yibu --help"
    #expect(outcome(words) == .refused(expected))
  }

  @Test(arguments: ["", "-", " ask", "ask ", "--x", "ASKED"])
  func whatIsNoCommandIsRefused(_ word: String) throws {
    let message = try #require(refusal("--", word))
    #expect(message.hasPrefix("\(word): unknown command; "))
  }

  @Test func theFirstFaultIsTold() {
    #expect(refusal("ask", "--max-tokens=x", "--xyzzy")?.hasPrefix("--max-tokens ") == true)
    #expect(refusal("ask", "--xyzzy", "--max-tokens=x")?.hasPrefix("--xyzzy: ") == true)
    #expect(refusal("nope", "--xyzzy")?.hasPrefix("--xyzzy: ") == true)
    #expect(refusal("ask", "-", "-", "--xyzzy")?.hasPrefix("--xyzzy: ") == true)
  }

  @Test(arguments: [
    (["-", "-"], ["the prompt", "the prompt"]), (["--data", "@-", "-"], ["--data", "the prompt"]),
    (["-", "--data", "@-"], ["--data", "the prompt"]),
    (["--system=@-", "-d@-"], ["--system", "--data"]),
    (["-T", "-", "-T-"], ["--tool", "--tool"]),
    (["-T-", "--key-file", "-"], ["--tool", "--key-file"]),
    (["-T-", "--data=@-", "-"], ["--tool", "--data", "the prompt"]),
    (["--system=@-", "--system=@-"], ["--system", "--system"]),
  ])
  func whoeverNamesStandardInputIsNoted(_ words: [String], _ readers: [String]) {
    guard case .parsed(.run(let arguments)) = outcome(["ask"] + words) else {
      Issue.record("\(words) is refused")
      return
    }
    #expect(arguments.standardInputReaders == readers)
  }
}
