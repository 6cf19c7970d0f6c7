import Testing

@testable import Options

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
        || suggested.count == typo.count && zip(suggested, typo).count { $0 != $1 } == 1
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

  @Test func aWordFromAnotherToolGetsWhatDoesItHere() throws {
    for row in ForeignOption.table {
      for match in row.advice.matches(of: /--([a-z-]+)/) {
        #expect(Option.named(match.1) != nil, "\(row.advice)")
      }
      for name in row.names.split(separator: " ") {
        let word = name.count == 1 ? "-\(name)" : "--\(name)"
        #expect(refusal("ask", word, "x") == "\(word): unknown option; \(row.advice)")
      }
    }
  }

  @Test(arguments: [
    ("--prompt", "the prompt is an operand"), ("--image", "--attach FILE"),
    ("--file", "--attach FILE"),
    ("--raw", "--json"), ("--format", "--events"), ("--quiet", "--silent"),
    ("--insecure", "--cacert"),
    ("--location", "--base-url"), ("--include", "--dump-header -"),
    ("--fail", "an error always fails"),
    ("--retries", "--retry N"), ("--api-key", "YIBU_API_KEY"), ("--list-models", "yibu models"),
    ("--color", "no colour"), ("--timeout", "did you mean --max-time?"), ("-p", "an operand"),
    ("-q", "--silent"), ("-t", "-T FILE"), ("-n", "--dry-run"), ("--LIST_MODELS", "yibu models"),
    ("--service-tier", "--set service_tier=VALUE"), ("--mcp_servers", "--set mcp_servers=VALUE"),
  ])
  func theWordsThatPeopleTry(_ word: String, _ advice: String) throws {
    let message = try #require(refusal("ask", word, "letter.txt"))
    #expect(message.contains(advice))
    #expect(!message.contains("--key-file") || word == "--api-key")
  }

  @Test func anAddressAsTheOnlyOperandBesideABodyIsNoPrompt() throws {
    let advice = "the address goes to --base-url; for a prompt that is an address, put -- before it"
    let address = "https://a.test/v1/messages"
    #expect(refusal("ask", "-d", "{}", address) == "\(address): \(advice)")
    #expect(refusal("ask", address, "-d@x.json") == "\(address): \(advice)")
    #expect(try arguments("ask", "-d", "{}", "--", address).prompt == [.literal(address)])
    #expect(try arguments("ask", address).prompt == [.literal(address)])
    #expect(try arguments("ask", "-d", "{}", address, "b").prompt.count == 2)
    #expect(try arguments("ask", "-d", "{}", "\(address) ?").prompt.count == 1)
  }

  @Test func anAddressIsNoCommand() {
    #expect(
      refusal("-d", "{}", "https://a.test/v1/messages")
        == "https://a.test/v1/messages: unknown command; the address goes to --base-url: yibu ask --base-url URL"
    )
  }

  @Test(arguments: ["xyzzy", "q", "qqqqqqqqqqqqqqqqqqqq", "😀", "=", "1234567"])
  func nothingIsSuggestedWhereNothingIsNear(_ word: String) throws {
    let message = try #require(refusal("ask", "--\(word)", "x"))
    #expect(message.hasSuffix(": unknown option; yibu help all lists the options"))
    #expect(!message.contains("did you mean"))
  }
}
