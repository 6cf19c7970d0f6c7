import Options
import Testing

/// `--help`, `--version` and `help` win over everything but being another option's value.
@Suite struct HelpAndVersionTests {
  @Test(
    arguments: [
      (["--help"], nil, false), (["-h"], nil, false), (["help"], nil, false),
      (["help", "help"], .help, false),
      (["--help", "all"], nil, true), (["-h", "all"], nil, true), (["all", "--help"], nil, true),
      (["help", "all"], nil, true), (["ask", "--help"], .ask, false),
      (["--help", "ask"], .ask, false),
      (["help", "ask"], .ask, false), (["help", "ask", "all"], .ask, true),
      (["help", "all", "ask"], .ask, true),
      (["ask", "--help", "all"], .ask, true), (["help", "--help"], nil, false),
      (["help", "ask", "--help"], .ask, false), (["ask", "-sh"], .ask, false),
      (["ask", "-hs"], .ask, false),
      (["nope", "--help"], nil, false), (["--help", "--version"], nil, false),
      (["-Vh"], nil, false),
      (["--help", "--xyzzy"], nil, false), (["--xyzzy", "--help"], nil, false),
      (["--help", "-Q"], nil, false),
      (["ask", "--help", "--model"], .ask, false), (["ask", "--max-tokens=x", "-h"], .ask, false),
      (["ask", "-", "-", "--help"], .ask, false), (["ask", "--silent=x", "--help"], .ask, false),
      (["help", "--model", "x"], nil, false),
    ] as [([String], Command?, Bool)])
  func helpIsAskedFor(_ words: [String], _ command: Command?, _ all: Bool) {
    #expect(outcome(words) == .parsed(.help(command, all: all)))
  }

  @Test(arguments: [
    ["--version"], ["-V"], ["ask", "--version"], ["--version", "ask", "x"], ["ask", "-sV"],
    ["help", "-V"],
    ["nope", "--version"], ["--xyzzy", "--version"], ["--version", "--xyzzy"],
    ["ask", "-V", "--model"],
    ["ask", "--max-tokens=-1", "--version"], ["help", "nope", "--version"],
  ])
  func theVersionIsAskedFor(_ words: [String]) {
    #expect(outcome(words) == .parsed(.version))
  }

  @Test(arguments: [
    ["--model", "--help"], ["--model=--help"], ["-m", "-h"], ["-mh"], ["-m", "--version"], ["-mV"],
    ["--", "--help"], ["--", "-h"], ["--", "--version"], ["--system", "-V"], ["-smh"],
  ])
  func aValueOrAnOperandAsksForNeither(_ words: [String]) {
    guard case .parsed(.run) = outcome(["ask"] + words) else {
      Issue.record("\(words): \(outcome(["ask"] + words))")
      return
    }
  }

  @Test func theVersionIsThreeNumbers() throws {
    #expect(try /[0-9]+\.[0-9]+\.[0-9]+(-[0-9a-z.]+)?/.wholeMatch(in: version) != nil)
  }
}
