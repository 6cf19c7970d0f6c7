import JSON
import Options
import Testing

/// Words, operands and values, with options that will stay.
@Suite struct ParserTests {
  @Test(
    arguments: [
      ([], []), (["Hello"], [.literal("Hello")]), (["a", "b"], [.literal("a"), .literal("b")]),
      (["-"], [.standardInput]),
      (["a", "-", "b"], [.literal("a"), .standardInput, .literal("b")]),
      ([""], [.literal("")]), ([" "], [.literal(" ")]), (["a=b"], [.literal("a=b")]),
      (["--", "--model", "-x"], [.literal("--model"), .literal("-x")]), (["--"], []),
      (["--", "--"], [.literal("--")]),
      (["a", "--", "--help"], [.literal("a"), .literal("--help")]),
      (["@file"], [.literal("@file")]), (["@-"], [.literal("@-")]), (["help"], [.literal("help")]),
      (["ask"], [.literal("ask")]), (["two\nlines"], [.literal("two\nlines")]),
      (["–x"], [.literal("–x")]),
      (["--model", "m", "a"], [.literal("a")]),
      (["a", "--model=m", "b"], [.literal("a"), .literal("b")]),
      (["-sv", "a"], [.literal("a")]),
      (["a", "-mm", "--", "-s"], [.literal("a"), .literal("-s")]),
      (["-s", "-"], [.standardInput]),
    ] as [([String], [Arguments.Prompt])])
  func operandsArePrompts(_ words: [String], _ prompt: [Arguments.Prompt]) throws {
    guard case .parsed(.run(let arguments)) = outcome(["ask"] + words) else {
      Issue.record("\(words) is refused")
      return
    }
    #expect(arguments.command == .ask)
    #expect(arguments.prompt == prompt)
  }

  @Test func theFirstOperandIsTheCommandWhereverItStands() throws {
    let expected = try arguments("ask", "-s", "-m", "x", "hello")
    #expect(try arguments("-s", "ask", "-m", "x", "hello") == expected)
    #expect(try arguments("-m", "x", "-s", "ask", "hello") == expected)
    #expect(try arguments("-sm", "x", "--", "ask", "hello") == expected)
    #expect(try arguments("-smx", "ask", "hello") == expected)
    #expect(expected.value(of: "model") == .json("x"))
    #expect(expected.isSilent)
  }

  @Test(arguments: [
    (["--model", "-"], "-"), (["--model", "--"], "--"), (["--model", "--stream"], "--stream"),
    (["--model", "-s"], "-s"), (["-m", "-s"], "-s"), (["-m-s"], "-s"), (["--model=-s"], "-s"),
    (["--model="], ""), (["--model", ""], ""), (["-m", ""], ""), (["--model=a=b"], "a=b"),
    (["--model=="], "="), (["-m=x"], "=x"), (["-ma b"], "a b"), (["-msv"], "sv"),
    (["--model=é 😀"], "é 😀"),
    (["-mé😀"], "é😀"), (["--model", "a", "--model", "b"], "b"),
    (["-ma", "--model=b", "-m", "c"], "c"),
    (["--model=two\nlines"], "two\nlines"), (["-svm", "x"], "x"), (["-svmx"], "x"),
    (["-vmsv"], "sv"),
    (["--model=--help"], "--help"), (["-m@x"], "@x"),
  ])
  func theNextWordIsTheValueWhateverItLooksLike(_ words: [String], _ model: String) throws {
    guard case .parsed(.run(let arguments)) = outcome(["ask"] + words) else {
      Issue.record("\(words) is refused")
      return
    }
    #expect(arguments.value(of: "model") == .json(JSON(model)))
    #expect(arguments.prompt == [])
  }

  @Test func repeatedOptionsCollectInOrder() throws {
    let words = try arguments(
      "ask", "--beta", "b", "-TT.json", "--beta=a", "--system", "1", "--system=@2", "-T", "-",
      "--beta", "b")
    #expect(words.betas == ["b", "a", "b"])
    #expect(words.tools == [.path("T.json"), .standardInput])
    #expect(words.value(of: "system") == .stringOrBlocks([.literal("1"), .file(.path("2"))]))
  }

  @Test func theLastOfSwitchesThatExcludeEachOtherWins() throws {
    #expect(try arguments("ask").stream == nil)
    #expect(try arguments("ask", "--no-stream", "--stream").stream == true)
    #expect(try arguments("ask", "--stream", "--no-stream").stream == false)
    #expect(try arguments("ask", "-je").outputForm == .events)
    #expect(try arguments("ask", "-ej").outputForm == .json)
    #expect(try arguments("ask", "--tool-calls").outputForm == .toolCalls)
  }

  @Test func nothingTypedIsNothingAssigned() throws {
    #expect(try arguments("ask") == Arguments())
    #expect(!Arguments().changesBody)
    #expect(try !arguments("ask", "-", "--data", "@-x").changesBody)
  }

  @Test(arguments: [
    (["-"], ["the prompt"]), (["--data", "@-"], ["--data"]), (["-d@-"], ["--data"]),
    (["-T-"], ["--tool"]),
    (["--system=@-", "x"], ["--system"]), (["--data", "-"], []), (["--data", "@@-"], []),
    (["-m", "-"], []),
    (["--attach", "-;type=image/png"], ["--attach"]), (["--set", "a=@-"], ["--set"]),
    (["--output", "-"], []), (["-T", "./-"], []), (["--data=@./-"], []),
    (["--", "-"], ["the prompt"]),
  ])
  func readersOfStandardInputAreNoted(_ words: [String], _ readers: [String]) {
    guard case .parsed(.run(let arguments)) = outcome(["ask"] + words) else {
      Issue.record("\(words) is refused")
      return
    }
    #expect(arguments.standardInputReaders == readers)
  }
}
