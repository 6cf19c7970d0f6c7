/// One row of the option table: everything that the parser, the help, the man page and the
/// completions need to know about an option. Its name is typed here and nowhere else.
package struct Option: Sendable {
  /// The name behind `--`.
  package let name: String
  /// The letter behind `-`; nil where there is none.
  package let letter: Character?
  package let value: Value
  package let section: Section
  package let commands: [Command]
  /// Whether the option is on the first screen of `--help`.
  package let isCommon: Bool
  package let isRepeatable: Bool
  /// What it does, in at most 60 columns, without a capital and without a full stop.
  package let summary: String
  /// What else there is to say, for the man page: paragraphs of plain text.
  package let details: String

  package init(
    _ name: String, _ letter: Character? = nil, _ value: Value, section: Section,
    commands: [Command] = Command.allCases, isCommon: Bool = false, isRepeatable: Bool = false,
    summary: String, details: String
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.section = section
    self.commands = commands
    self.isCommon = isCommon
    self.isRepeatable = isRepeatable
    self.summary = summary
    self.details = details
  }

  package enum Section: String, CaseIterable, Sendable {
    case request = "The request"
    case turns = "Turns"
    case answer = "The answer"
    case network = "The network"
    case other = "Other"
  }
}

extension Option {
  /// Whether it says something about the request's body that `--data` does not.
  var changesBody: Bool {
    switch section {
    case .request, .turns: name != "data"
    case .answer: name == "stream" || name == "no-stream"
    case .network, .other: false
    }
  }
}
