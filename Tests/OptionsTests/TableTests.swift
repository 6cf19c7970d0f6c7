import Options
import Testing

/// What holds for every row of the option table, also for those that are still to come.
@Suite struct TableTests {
  @Test func noNameAndNoLetterIsUsedTwice() {
    #expect(Set(Option.table.map(\.name)).count == Option.table.count)
    let letters = Option.table.compactMap(\.letter)
    #expect(Set(letters).count == letters.count)
  }

  @Test func everySectionIsUsedAndNoneIsTornApart() {
    let order = Option.table.map(\.section)
    #expect(Set(order) == Set(Option.Section.allCases))
    let changes = zip(order, order.dropFirst()).filter { $0 != $1 }
    #expect(changes.count == Option.Section.allCases.count - 1)
  }

  @Test func helpAndVersionAreSwitchesOfEveryCommand() throws {
    for name in ["help", "version"] {
      let option = try #require(Option.named(name))
      #expect(option.isSwitch)
      #expect(Set(option.commands) == Set(Command.allCases))
    }
    #expect(Option.named("help")?.letter == "h")
    #expect(Option.named("help")?.isCommon == true)
    #expect(Option.named("version")?.letter == "V")
  }

  @Test(arguments: Option.table.map(\.name))
  func namesAndLettersAreLegal(_ name: String) throws {
    let option = try #require(Option.named(name))
    #expect(try /[a-z][a-z0-9]*(-[a-z0-9]+)*/.wholeMatch(in: name) != nil)
    if let letter = option.letter { #expect(try /[A-Za-z]/.wholeMatch(in: String(letter)) != nil) }
  }

  @Test(arguments: Option.table.map(\.name))
  func theSummaryIsAPhraseOfAtMost60Columns(_ name: String) throws {
    let summary = try #require(Option.named(name)).summary
    #expect((1...60).contains(summary.count))
    #expect(!summary.hasSuffix("."))
    let isOneLine = summary.allSatisfy { $0.isASCII && $0 >= " " }
    #expect(isOneLine)
    #expect(summary == summary.split(separator: " ").joined(separator: " "))
    // A capital begins an acronym, or not the summary.
    let start = summary.prefix(2)
    #expect(start.first?.isUppercase == false || start.last?.isUppercase == true)
  }

  @Test(arguments: Option.table.map(\.name))
  func theDetailsAreParagraphsOfSentences(_ name: String) throws {
    let details = try #require(Option.named(name)).details
    for paragraph in details.split(separator: "\n\n", omittingEmptySubsequences: false) {
      #expect(paragraph.hasSuffix("."))
      #expect(paragraph.count > 1)
      #expect(!paragraph.contains("  "))
    }
  }

  @Test(arguments: Option.table.map(\.name))
  func aPlaceholderIsOneWordThatLooksLikeOne(_ name: String) throws {
    guard let placeholder = try #require(Option.named(name)).placeholder else { return }
    #expect(try /[A-Za-z0-9_|=\[\].-]+/.wholeMatch(in: placeholder) != nil)
    #expect(placeholder.count <= 40)
  }

  @Test(arguments: Option.table.map(\.name))
  func aValueIsTakenWhereAPlaceholderSaysSo(_ name: String) throws {
    let option = try #require(Option.named(name))
    let command = option.command
    if let placeholder = option.placeholder {
      #expect(refusal(command, "--\(name)") == "--\(name) needs a value: \(placeholder)")
      if let letter = option.letter {
        #expect(refusal(command, "-\(letter)") == "-\(letter) needs a value: \(placeholder)")
      }
    } else {
      #expect(refusal(command, "--\(name)=x") == "--\(name) takes no value")
      #expect(refusal(command, "--\(name)=") == "--\(name) takes no value")
    }
  }

  @Test(arguments: Option.table.map(\.name))
  func everyOptionBelongsToACommand(_ name: String) throws {
    let option = try #require(Option.named(name))
    #expect(Set(option.commands).count == option.commands.count)
    #expect(!option.command.isEmpty)
  }

  @Test(arguments: Option.table.map(\.name))
  func everyWordThatAShellOffersIsTaken(_ name: String) throws {
    let option = try #require(Option.named(name))
    for word in option.words { #expect(refusal(option.command, "--\(name)", word) == nil) }
    #expect(!option.isSwitch || option.completion == .nothing)
  }

  @Test(arguments: Option.table.map(\.name))
  func everyWordOfAChoiceIsExplained(_ name: String) throws {
    let option = try #require(Option.named(name))
    guard case .choice(let placeholder, let words, _) = option.value else { return }
    for word in words { #expect((placeholder + " " + option.details).contains(word)) }
  }

  /// The rows that version 0.1.0 had.
  private static let first = """
    model max-tokens system attach tool tool-choice no-parallel-tools schema thinking effort temperature \
    top-p top-k stop cache user-id data set conversation tool-result tool-error json events tool-calls \
    stream no-stream output show-thinking dump-header write-out record replay exit-code dry-run print-curl \
    silent verbose base-url key-file header beta connect-timeout idle-timeout max-time retry \
    retry-max-time proxy cacert help version generate
    """

  @Test(arguments: Option.table.map(\.name))
  func aRowSaysSinceWhenItIsThere(_ name: String) throws {
    let option = try #require(Option.named(name))
    let isFirst = Self.first.split(separator: " ").contains { $0 == name }
    #expect((option.since == nil) == isFirst)
    func numbers(_ version: String) -> [Int] {
      version.split(separator: ".").compactMap { Int($0) }
    }
    if let since = option.since {
      #expect(numbers("0.1.0").lexicographicallyPrecedes(numbers(since)))
      #expect(!numbers(version).lexicographicallyPrecedes(numbers(since)))
    }
  }

  @Test(arguments: Option.table.map(\.name))
  func relatedOptionsAreOthers(_ name: String) throws {
    let related = try #require(Option.named(name)).related.split(separator: " ")
    for other in related { #expect(Option.named(other) != nil, "--\(other)") }
    #expect(Set(related + [name[...]]).count == related.count + 1)
  }

  @Test func theHelpAboutCountHasWhatCountingTakes() {
    for (name, isShown) in [
      ("max-tokens", false), ("temperature", false), ("stop", false), ("stream", false),
      ("model", true), ("system", true), ("set", true), ("data", true), ("json", true),
    ] {
      #expect(Option.named(name)?.matters(to: .count) == isShown, "--\(name)")
    }
  }

  @Test func unknownNamesHaveNoRow() {
    for name in ["", "-", "--model", "modle", "Model", "m", "model "] {
      #expect(Option.named(name) == nil)
    }
  }

  @Test(arguments: Option.table.map(\.name))
  func anOptionOfTheRequestSetsAMember(_ name: String) throws {
    let option = try #require(Option.named(name))
    guard option.section == .request || option.section == .turns else { return }
    // `--data` is the body that the members are set in.
    #expect((option.member != nil) == (name != "data"))
    #expect(option.commands == [.ask, .count])
  }

  @Test func aMemberThatCountsForOneOptionCountsForAll() {
    for option in Option.table {
      guard let member = option.member, !member.root.isEmpty else { continue }
      #expect(BodyMember.isCounted(member.root) == member.isCounted, "--\(option.name)")
      #expect(BodyMember.order.contains(member.root))
    }
    #expect(Set(BodyMember.order).count == BodyMember.order.count)
    #expect(BodyMember.order.suffix(2) == ["messages", "stream"])
  }

  @Test(arguments: Option.table.map(\.name))
  func aValueOfAnOptionThatOnlySetsAMemberArrives(_ name: String) throws {
    let option = try #require(Option.named(name))
    guard case .member(let member, _) = option.value else { return }
    let sample = try #require(option.samples.first)
    let typed = try arguments("ask", "--\(name)", sample)
    #expect(typed.value(of: member.path) != nil)
    #expect(typed.changesBody)
    #expect(typed.hints == option.hints)
  }
}
