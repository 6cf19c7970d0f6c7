import Options

extension Option {
  /// A switch or an option that changes how the command runs, unlike `--help` and the like, which
  /// stand for something else to do.
  static let settings: [Option] = table.filter {
    !["help", "version", "generate"].contains($0.name)
  }

  var isSwitch: Bool { placeholder == nil }

  /// Two words that the option takes as its value, told by its kind alone; none for a switch.
  ///
  /// A row that checks its word itself and takes none of these wants a word of its own here.
  var samples: [String] {
    switch value {
    case .flag: []
    case .member(_, let spelling): spelling.samples
    case .text: ["a text", "another"]
    case .keyedText: ["key=a", "key=b"]
    case .inputFile(let suffix, _): ["a.\(suffix ?? "x")", "b.\(suffix ?? "x")"]
    case .outputFile: ["a.out", "b.out"]
    case .integer(let range, _): ["\(range.lowerBound)", "\(range.lowerBound + 1)"]
    case .seconds: ["1", "2.5"]
    case .choice(_, let words, _): Array(words.prefix(2))
    case .attachment: ["a.png", "https://a.test/b.png"]
    default: Array((words + ["word", "1024", "http://a.test"]).filter(takes).prefix(2))
    }
  }

  /// The words that a shell offers after the option.
  var words: [String] {
    if case .words(let words) = completion { words } else { [] }
  }

  /// A command that the option applies to.
  var command: String { commands.first { $0 != .help }?.rawValue ?? "" }

  private func takes(_ word: String) -> Bool {
    if case .parsed = outcome([command, "--\(name)=\(word)"]) { true } else { false }
  }
}

extension Option.Spelling {
  /// Two words that can be the value.
  var samples: [String] {
    switch self {
    case .string: ["word", "another"]
    case .integer(let range): ["\(range.lowerBound)", "\(range.lowerBound + 1)"]
    case .decimal(let range): ["\(range.lowerBound)", "\(range.upperBound)"]
    case .strings, .stringOrBlocks: ["a text", "another"]
    case .mode(let words, let numbered): [words[0], "\(numbered.range.lowerBound)"]
    }
  }
}
