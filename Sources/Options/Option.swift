/// One row of the option table: everything that the parser, the request's body, the help, the man page
/// and the completions need to know about an option. Its name is typed here and nowhere else.
package struct Option: Sendable {
  /// The name after `--`.
  package let name: String
  /// The letter after `-`; nil where there is none.
  package let letter: Character?
  /// What follows the name, and how it is read.
  package let value: Value
  /// The member of the body that the option sets or extends; nil where it leaves the body alone.
  package let member: BodyMember?
  /// What to try where a model refuses the request because of this option.
  package let hints: [Hint]
  /// The heading under which the help has it.
  package let section: Section
  /// The commands that take it.
  package let commands: [Command]
  /// Whether the option is on the first screen of `--help`.
  package let isCommon: Bool
  /// Whether it may be given more than once and each counts; else the last one wins.
  package let isRepeatable: Bool
  /// What it does, in at most 60 columns, without a capital and without a full stop.
  package let summary: String
  /// What else there is to say, for the man page: paragraphs of plain text.
  package let details: String
  /// The version that brought it; nil for one that was there from the first, 0.1.0.
  package let since: String?
  /// The names of other options that the man page points to, with spaces between them: an array would be
  /// made at each start.
  package let related: String

  /// An option that does more than set one member of the body.
  ///
  /// - Parameter member: the member that it sets or extends; nil where it leaves the body alone.
  package init(
    _ name: String, _ letter: Character?, _ value: Value, sets member: BodyMember? = nil,
    hints: [Hint] = [], section: Section, commands: [Command] = Command.allCases,
    isCommon: Bool = false, isRepeatable: Bool = false, since: String? = nil,
    related: String = "", summary: String, details: String
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.member = member
    self.hints = hints
    self.section = section
    self.commands = commands
    self.isCommon = isCommon
    self.isRepeatable = isRepeatable
    self.summary = summary
    self.details = details
    self.since = since
    self.related = related
  }

  /// An option that sets one member of the body and does nothing else: its row is all there is to it.
  ///
  /// - Parameters:
  ///   - spelling: how its value is written on the command line and in the body.
  ///   - path: the member's name; a dot goes inside (`output_config.effort`).
  ///   - isCounted: whether counting tokens takes the member; the API refuses there what it does not
  ///     know.
  ///   - hint: what to try where a model refuses the member.
  package init(
    _ name: String, _ letter: Character?, _ spelling: Spelling, sets path: String,
    isCounted: Bool, hint: String? = nil, isCommon: Bool = false, since: String? = nil,
    related: String = "", summary: String, details: String
  ) {
    let member = BodyMember(path, isCounted: isCounted)
    self.init(
      name, letter, .member(member, spelling), sets: member,
      hints: hint.map { [Hint(where: member.name, try: $0)] } ?? [], section: .request,
      commands: Command.building, isCommon: isCommon, isRepeatable: spelling.isRepeatable,
      since: since, related: related, summary: summary, details: details)
  }

  /// Whether the help about a command has it; nil is the help about all. Counting takes every option that
  /// asking takes, but not every member of the body that they set.
  package func matters(to command: Command?) -> Bool {
    guard let command else { return true }
    guard commands.contains(command) else { return false }
    return command != .count || member == nil || member == .any || member?.isCounted == true
  }

  /// A heading of the help and the man page.
  package enum Section: String, CaseIterable, Sendable {
    case request = "The request"
    case turns = "Turns"
    case answer = "The answer"
    case network = "The network"
    case other = "Other"
  }

  /// Advice for a request that the server calls invalid. Which options a model takes differs, and the
  /// server's message names members of the body, not options.
  ///
  /// Source: the model-dependent refusals in the Messages API's documentation (September 2026).
  package struct Hint: Sendable, Equatable {
    /// A word of the server's message, in lower case.
    package let word: String
    /// What to do, without a capital and without a full stop.
    package let advice: String

    /// See `word` and `advice`.
    package init(where word: String, try advice: String) {
      self.word = word
      self.advice = advice
    }
  }
}
