import Options
import Testing

/// What the completions say, whatever the shells make of it.
@Suite struct CompletionTests {
  private static let bashText = GeneratedFile.bashCompletion.text
  private let bash = bashText
  private static let zshText = GeneratedFile.zshCompletion.text
  private let zsh = zshText
  private static let fishText = GeneratedFile.fishCompletion.text
  private let fish = fishText

  @Test(arguments: Option.table.map(\.name))
  func everyOptionIsInEach(_ name: String) throws {
    let option = try #require(Option.named(name))
    let words = bash.split { " '\n|".contains($0) }
    #expect(words.contains { $0 == "--\(name)" })
    #expect(zsh.contains("--\(name)\(option.isSwitch ? "" : "=")"))
    #expect(fish.contains(" -l \(name) "))
    if let letter = option.letter {
      #expect(option.isSwitch || words.contains { $0 == "-\(letter)" })
      #expect(zsh.contains("{-\(letter)\(option.isSwitch ? "" : "+"),"))
      #expect(fish.contains(" -s \(letter) -l \(name) "))
    }
  }

  @Test(arguments: Command.allCases)
  func everyCommandIsInEach(_ command: Command) {
    #expect(bash.contains("\(command.rawValue)) options="))
    #expect(zsh.contains("'\(command.rawValue):"))
    #expect(fish.contains("-n __yibu_bare -a \(command.rawValue) "))
  }

  @Test(arguments: GeneratedFile.allCases.map(\.rawValue))
  func eachFileIsAskedForByItsName(_ name: String) throws {
    let file = try #require(GeneratedFile(rawValue: name))
    #expect(outcome(["--generate", name]) == .parsed(.generate(file)))
    #expect(outcome(["--generate=\(name)"]) == .parsed(.generate(file)))
    #expect(file.text.hasSuffix("\n") && !file.text.hasSuffix("\n\n"))
    let isBlankAtEnds = file.text.split(separator: "\n").contains { $0.hasSuffix(" ") }
    #expect(!isBlankAtEnds)
  }

  @Test func helpAndVersionWinOverGenerate() {
    #expect(outcome(["--generate", "man", "--help"]) == .parsed(.help(nil, all: false)))
    #expect(outcome(["--version", "--generate", "man"]) == .parsed(.version))
  }
}
