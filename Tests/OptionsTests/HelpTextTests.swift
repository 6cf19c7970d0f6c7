import Options
import Testing

/// The text of `--help`, made from the table.
@Suite struct HelpTextTests {
  private static let topics: [Command?] = [nil] + Command.allCases

  /// The names of the options that a help text has a row for, in their order.
  private func names(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^  (?:-[A-Za-z], |    )--([a-z0-9-]+)/).map { String($0.1) }
    }
  }

  private func options(of command: Command?) -> [Option] {
    Option.table.filter { $0.matters(to: command) }
  }

  @Test(arguments: topics)
  func allListsEveryOptionAndTheRestTheCommonOnes(_ topic: Command?) {
    let inSections = Option.Section.allCases.flatMap { section in
      options(of: topic).filter { $0.section == section }
    }
    let all = Help.text(for: topic, all: true)
    #expect(names(in: all) == inSections.map(\.name))
    let common = Help.text(for: topic, all: false)
    #expect(names(in: common) == inSections.filter(\.isCommon).map(\.name))
    #expect(common.contains("yibu help all"))
    #expect(!all.contains("yibu help all"))
  }

  @Test(arguments: topics, [true, false])
  func everyLineStaysWithin80Columns(_ topic: Command?, _ all: Bool) {
    let text = Help.text(for: topic, all: all)
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(text == Help.text(for: topic, all: all, width: 80))
  }

  @Test(arguments: topics)
  func aTextIsTheSameWhateverTheWidthButForItsLineEnds(_ topic: Command?) {
    func words(_ text: String) -> [Substring] { text.split { $0 == " " || $0 == "\n" } }
    let widest = words(Help.text(for: topic, all: true, width: 1000))
    for width in [-1, 0, 1] + Array(39...200) {
      let text = Help.text(for: topic, all: true, width: width)
      #expect(words(text) == widest)
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
      let isBlankAtEnds = text.split(separator: "\n").contains { $0.hasSuffix(" ") }
      #expect(!isBlankAtEnds)
    }
    #expect(
      Help.text(for: topic, all: true, width: 10) == Help.text(for: topic, all: true, width: 40))
  }

  @Test(arguments: Option.table.map(\.name))
  func aRowShowsLetterNamePlaceholderAndSummary(_ name: String) throws {
    let option = try #require(Option.named(name))
    let text = Help.text(for: nil, all: true, width: 200)
    let lines = text.split(separator: "\n")
    let start = "  \(option.letter.map { "-\($0), " } ?? "    ")--\(name)"
    let row = start + (option.placeholder.map { " \($0)" } ?? "")
    let place = try #require(lines.firstIndex { $0 == row || $0.hasPrefix(row + "  ") })
    let isBeside = lines[place].hasSuffix("  \(option.summary)")
    #expect(isBeside || lines[place + 1].drop { $0 == " " } == option.summary)
  }

  @Test func everyCommandIsInTheSynopsis() {
    for topic in [nil, Command.help] {
      let text = Help.text(for: topic, all: false)
      #expect(text.hasPrefix("Usage:\n"))
      for command in Command.allCases {
        #expect(text.contains("  yibu \(command.synopsis)"))
        #expect(text.contains(command.summary))
      }
    }
  }

  @Test(arguments: Command.allCases.filter { $0 != .help })
  func aCommandHasItsOwnUsageLine(_ command: Command) {
    let text = Help.text(for: command, all: false)
    #expect(text.hasPrefix("Usage: yibu \(command.synopsis)\n\(command.summary)\n"))
  }

  @Test(arguments: Command.allCases)
  func aSynopsisBeginsWithTheCommandsName(_ command: Command) {
    #expect(command.synopsis.split(separator: " ").first ?? "" == command.rawValue)
    #expect(!command.summary.isEmpty && !command.summary.hasSuffix("."))
  }
}
