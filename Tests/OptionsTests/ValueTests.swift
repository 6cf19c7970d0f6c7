import JSON
import Options
import Testing

/// How a value's word is read: text by nature, files, numbers, choices.
@Suite struct ValueTests {
  @Test(
    arguments: [
      ("", .literal("")), ("x", .literal("x")), ("-", .literal("-")), ("a@b", .literal("a@b")),
      (" @x", .literal(" @x")), ("@@", .literal("@")), ("@@x", .literal("@x")),
      ("@@@x", .literal("@@x")),
      ("@@-", .literal("@-")), ("@x", .file(.path("x"))), ("@-", .file(.standardInput)),
      ("@--", .file(.path("--"))), ("@./-", .file(.path("./-"))), ("@ x", .file(.path(" x"))),
      ("@a@b", .file(.path("a@b"))), ("@é/😀", .file(.path("é/😀"))),
      ("two\nlines", .literal("two\nlines")),
      ("@-x", .file(.path("-x"))),
    ] as [(String, TextSource)])
  func textIsLiteralOrAFile(_ word: String, _ source: TextSource) throws {
    #expect(try TextSource(word) == source)
    #expect(try arguments("ask", "--data", word).data == source)
    #expect(try arguments("ask", "--data=\(word)").data == source)
    #expect(try arguments("ask", "--system", word).value(of: "system") == .stringOrBlocks([source]))
  }

  @Test func aFileMustHaveAName() throws {
    let expected = UsageError("needs a file name")
    #expect(throws: expected) { try TextSource("@") }
    #expect(throws: expected) { try InputFile("") }
    #expect(throws: expected) { try OutputFile("") }
  }

  @Test func aFileIsNamedWithoutAnAt() throws {
    #expect(throws: UsageError.self) { try InputFile("@x") }
    #expect(throws: UsageError.self) { try OutputFile("@x") }
    #expect(refusal("ask", "-c", "@x") != nil)
    let message = "-T takes a file name without @, not @x; for a file of that very name, write ./@x"
    #expect(refusal("ask", "-T", "@x") == message)
  }

  @Test func aHyphenIsAStandardStream() throws {
    #expect(try InputFile("-") == .standardInput)
    #expect(try InputFile("-x") == .path("-x"))
    #expect(try InputFile("./@x") == .path("./@x"))
    #expect(try OutputFile("-") == .standardOutput)
    #expect(try OutputFile("./-") == .path("./-"))
    #expect(try InputFile("-").name == "standard input")
    #expect(try InputFile("a/b").name == "a/b")
  }

  @Test(arguments: Option.table.map(\.name))
  func aNumberMustBeWithinItsRange(_ name: String) throws {
    let option = try #require(Option.named(name))
    func isTaken(_ word: String) -> Bool { refusal(option.command, "--\(name)", word) == nil }
    let words = [
      "", " ", "x", "+1", "1x", " 1", "1 ", "1,000", "1_000", "0x10", "nan", "inf", "-", "--1", "１",
      "\u{661}",
    ]
    switch option.value {
    case .member(_, .integer(let range)), .integer(let range, _):
      for word in words + ["1.0", "1e3", "99999999999999999999"] {
        #expect(!isTaken(word), "\(word)")
      }
      #expect(isTaken("\(range.lowerBound)"))
      #expect(isTaken("\(range.upperBound)"))
      if range.lowerBound > .min { #expect(!isTaken("\(range.lowerBound - 1)")) }
      if range.upperBound < .max { #expect(!isTaken("\(range.upperBound + 1)")) }
    case .member(_, .decimal(let range)):
      for word in words + ["1e3", "1.", "01", "1.2.3", "."] { #expect(!isTaken(word), "\(word)") }
      #expect(isTaken(".5"))
      #expect(isTaken("\(range.lowerBound)"))
      #expect(isTaken("\(range.upperBound)"))
      #expect(!isTaken("\(range.lowerBound - 0.5)"))
      #expect(!isTaken("\(range.upperBound + 0.5)"))
    case .seconds:
      for word in words + ["1e3", "1.", "01", "1.2.3", "-1", "-0.5", "1s", "315360001"] {
        #expect(!isTaken(word), "\(word)")
      }
      for word in ["0", "1", ".5", "0.25", "10.50", "315360000"] {
        #expect(isTaken(word), "\(word)")
      }
    case .choice(_, let choices, _):
      for word in choices { #expect(isTaken(word)) }
      for word in ["", " ", choices.joined()] { #expect(!isTaken(word)) }
      for word in choices.map({ $0.uppercased() }) where !choices.contains(word) {
        #expect(!isTaken(word))
      }
    case .keyedText:
      for word in ["k=", "k=v", "k=a=b", "k=@f"] { #expect(isTaken(word)) }
      for word in ["", "k", "=v", "k=@"] { #expect(!isTaken(word)) }
    case .inputFile, .outputFile:
      #expect(!isTaken(""))
      #expect(isTaken("-"))
    case .text, .member(_, .strings), .member(_, .stringOrBlocks):
      #expect(!isTaken("@"))
      #expect(isTaken(""))
    default: break
    }
  }

  @Test func thinkingIsAModeOrABudget() throws {
    for word in ["adaptive", "disabled", "between_tools"] {
      #expect(
        try arguments("ask", "--thinking", word).value(of: "thinking")
          == .json(["type": JSON(word)]))
    }
    for word in ["1024", "32000"] {
      #expect(
        try arguments("ask", "--thinking", word).value(of: "thinking")
          == .json(["type": "enabled", "budget_tokens": .number(word)]))
    }
    for word in [
      "", "0", "1023", "-1024", "1024.0", "1e4", "Adaptive", "enabled", "½",
      "\u{661}\u{660}\u{662}\u{664}",
    ] {
      #expect(refusal("ask", "--thinking", word)?.hasPrefix("--thinking expects ") == true)
    }
  }

  @Test func aKeyIsWhatStandsBeforeTheFirstEqualsSign() throws {
    let words = try arguments("ask", "--set", "a.b=c=d", "--set=e=@f", "--set", "g=@@h", "--set=i=")
    #expect(words.assignments.map(\.key) == ["a.b", "e", "g", "i"])
    let expected: [TextSource] = [.literal("c=d"), .file(.path("f")), .literal("@h"), .literal("")]
    #expect(words.assignments.map(\.text) == expected)
  }

  @Test func numbersAreReadAsTheyAreWritten() throws {
    #expect(try arguments("ask", "--max-tokens", "00064").value(of: "max_tokens") == .json(64))
    #expect(try arguments("ask", "--max-tokens=0").value(of: "max_tokens") == .json(0))
    #expect(try arguments("ask", "--top-p", ".50").value(of: "top_p") == .json(.number("0.50")))
    #expect(try arguments("ask", "--idle-timeout=0.25").idleTimeout == 0.25)
    #expect(try arguments("ask", "--max-time", "90").maximumTime == 90)
    #expect(try arguments("ask", "--max-time", "0").maximumTime == 0)
  }

  @Test func theMessageSaysWhatWouldDo() {
    #expect(
      refusal("ask", "--max-tokens", "-5")
        == "--max-tokens expects a whole number of at least 0, not \"-5\"")
    #expect(
      refusal("ask", "--max-time", "5m")
        == "--max-time expects a number of seconds such as 30 or 2.5, not \"5m\"")
    #expect(
      refusal("ask", "--temperature", "3")
        == "--temperature expects a number from 0 to 2, not \"3\"")
    #expect(refusal("ask", "--cache", "6m") == "--cache expects 5m or 1h, not \"6m\"")
  }
}

@Suite struct OddWordTests {
  @Test(arguments: [
    ["--data", "@-", "--data", "{}", "-"], ["-d@-", "-d@-"],
    ["--key-file", "-", "--key-file", "k", "-"],
  ])
  func anOverriddenOptionReadsNothing(_ words: [String]) throws {
    guard case .parsed(.run(let arguments)) = outcome(["ask"] + words) else {
      Issue.record("\(words) is refused")
      return
    }
    #expect(arguments.standardInputReaders.count == 1)
  }

  @Test func aValueMayBeginWithACombiningMark() throws {
    #expect(
      try arguments("ask", "--system=\u{301}x").value(of: "system")
        == .stringOrBlocks([.literal("\u{301}x")]))
    #expect(try arguments("ask", "-m\u{301}x").value(of: "model") == .json("\u{301}x"))
    #expect(try arguments("ask", "--tool-result=a=\u{301}x").toolResults.first?.key == "a")
  }

  @Test func aLongWordIsNotRepeatedWhole() {
    let refusal = refusal("ask", "--" + String(repeating: "x", count: 100_000))
    #expect((refusal?.utf8.count ?? .max) < 200)
  }
}

@Suite struct TextTakenForOptionsTests {
  @Test(arguments: ["-how are you?", "-5 degrees: warm?", "- item one", "--help me", "-hello you"])
  func aTextThatBeginsWithAHyphenAsksForNoHelp(_ text: String) {
    #expect(refusal("ask", text)?.hasSuffix("put -- before a text that begins with -") == true)
  }

  @Test(arguments: ["api-key", "token"])
  func aKeyIsNeverAnArgument(_ name: String) {
    #expect(refusal("ask", "--\(name)", "x")?.contains("YIBU_API_KEY") == true)
  }
}
