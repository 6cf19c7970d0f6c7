import Options
import Testing

/// A mistyped name brings up a real one, whatever rows the table holds.
@Suite struct SuggestionTests {
  /// Each name with one letter dropped, doubled, replaced, or swapped with its neighbour.
  private func typos(of name: String) -> Set<String> {
    let letters = Array(name)
    var typos: Set<String> = []
    for place in letters.indices {
      var dropped = letters
      dropped.remove(at: place)
      var doubled = letters
      doubled.insert(letters[place], at: place)
      var replaced = letters
      replaced[place] = "q"
      var swapped = letters
      if place > 0 { swapped.swapAt(place - 1, place) }
      for typo in [dropped, doubled, replaced, swapped] { typos.insert(String(typo)) }
    }
    return typos.filter { !$0.hasPrefix("-") && Option.named($0) == nil }
  }

  @Test(arguments: Option.table.map(\.name))
  func oneSlipOfTheFingerIsUnderstood(_ name: String) throws {
    for typo in typos(of: name) {
      let message = try #require(refusal("ask", "--\(typo)"))
      let match = try #require(
        try /--(.*): unknown option; did you mean --(.*)\?/.wholeMatch(in: message), "\(message)")
      #expect(match.1 == typo)
      let suggested = String(match.2)
      // Another name may be as near: `--tols` is one slip from two of them, and `--too` begins more.
      let isNear =
        suggested == name || typos(of: suggested).contains(typo) || suggested.hasPrefix(typo)
      #expect(isNear, "\(message)")
      #expect(Option.named(suggested) != nil)
    }
  }

  @Test(arguments: Option.table.map(\.name).filter { $0.count > 3 })
  func theBeginningOfANameIsUnderstood(_ name: String) throws {
    let beginning = String(name.prefix(3))
    guard Option.named(beginning) == nil else { return }
    let message = try #require(refusal("ask", "--\(beginning)"))
    #expect(message.contains("; did you mean --\(beginning)"))
  }

  @Test(arguments: ["xyzzy", "q", "qqqqqqqqqqqqqqqqqqqq", "😀", "=", "1234567"])
  func nothingIsSuggestedWhereNothingIsNear(_ word: String) throws {
    let message = try #require(refusal("ask", "--\(word)", "x"))
    #expect(message.hasSuffix(": unknown option; yibu help all lists the options"))
    #expect(!message.contains("did you mean"))
  }
}
