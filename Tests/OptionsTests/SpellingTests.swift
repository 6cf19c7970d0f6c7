import Options
import Testing

/// The ways to write an option, and what repeating one does, for every row of the table.
@Suite struct SpellingTests {
  private static let withValue = Option.settings.filter { !$0.isSwitch }.map(\.name)
  private static let switches = Option.settings.filter(\.isSwitch).map(\.name)

  @Test(arguments: withValue)
  func aValueIsASecondWordOrStandsBehindTheNameOrTheLetter(_ name: String) throws {
    let option = try #require(Option.named(name))
    #expect(option.samples.count == 2, "Samples.swift knows no two words for --\(name)")
    for sample in option.samples {
      let expected = try arguments(option.command, "--\(name)", sample)
      #expect(expected != (try arguments(option.command)))
      #expect(try arguments(option.command, "--\(name)=\(sample)") == expected)
      #expect(try arguments("--\(name)", sample, option.command) == expected)
      #expect(try arguments("--\(name)=\(sample)", "--", option.command) == expected)
      if let letter = option.letter {
        #expect(try arguments(option.command, "-\(letter)", sample) == expected)
        #expect(try arguments(option.command, "-\(letter)\(sample)") == expected)
      }
    }
  }

  @Test(arguments: withValue)
  func theLastOfASingleOptionWinsAndTheOthersCollect(_ name: String) throws {
    let option = try #require(Option.named(name))
    let first = try #require(option.samples.first)
    let last = try #require(option.samples.last)
    let both = try arguments(option.command, "--\(name)=\(first)", "--\(name)", last)
    let swapped = try arguments(option.command, "--\(name)=\(last)", "--\(name)", first)
    let alone = try arguments(option.command, "--\(name)", last)
    #expect(both != swapped)
    #expect((both == alone) == !option.isRepeatable)
  }

  @Test(arguments: switches)
  func aSwitchIsOneWordOrOneLetter(_ name: String) throws {
    let option = try #require(Option.named(name))
    let expected = try arguments(option.command, "--\(name)")
    #expect(expected != (try arguments(option.command)))
    #expect(try arguments("--\(name)", option.command) == expected)
    #expect(try arguments(option.command, "--\(name)", "--\(name)") == expected)
    #expect(!option.isRepeatable)
    if let letter = option.letter {
      #expect(try arguments(option.command, "-\(letter)") == expected)
      #expect(try arguments(option.command, "-\(letter)\(letter)") == expected)
    }
  }

  @Test func lettersOfSwitchesAreBundled() throws {
    for first in Option.settings where first.isSwitch {
      for second in Option.settings where second.command == first.command {
        guard let one = first.letter, let two = second.letter, one != two else { continue }
        let values = second.samples.first.map { [$0] } ?? []
        let apart = outcome([first.command, "-\(one)", "-\(two)"] + values)
        #expect(outcome([first.command, "-\(one)\(two)"] + values) == apart)
        if let value = values.first {
          #expect(outcome([first.command, "-\(one)\(two)\(value)"]) == apart)
        }
        #expect(refusal(first.command, "-\(one)\(two)") == nil || !second.isSwitch)
      }
    }
  }

  @Test func optionsOfOneCommandOnlyAreRefusedByTheOthers() throws {
    for option in Option.table {
      for command in Command.allCases where !option.commands.contains(command) && command != .help {
        let words = [command.rawValue, "--\(option.name)"] + option.samples.prefix(1)
        let expected = "--\(option.name) does not apply to \(command.rawValue)"
        #expect(outcome(words) == .refused(expected))
      }
    }
  }

  /// `changesBody` names the body's members one by one; a new row must not be forgotten there.
  @Test(arguments: Option.settings.map(\.name))
  func everyOptionOfTheBodyButDataChangesTheBody(_ name: String) throws {
    let option = try #require(Option.named(name))
    let words = ["--\(name)"] + option.samples.prefix(1)
    guard case .parsed(.run(let arguments)) = outcome([option.command] + words) else {
      Issue.record("\(words) is refused")
      return
    }
    if [.request, .turns].contains(option.section) {
      #expect(arguments.changesBody == (name != "data"))
    }
    if option.section == .network { #expect(!arguments.changesBody) }
  }
}
