/// What a completion script offers after an option, as the scripts tell them apart.
enum Offer: Equatable {
  case nothing
  case model
  case words([String])
  /// Files, only with that extension where one is given, and folders.
  case files(extension: String?)
  /// Files after the `@` of a text, or of a text after `=`.
  case filesAfterAt, filesAfterEqualsAt
}

extension Option {
  /// Nil for a switch.
  var offer: Offer? {
    if case .keyedText = value { return .filesAfterEqualsAt }
    if placeholder == nil { return nil }
    return switch completion {
    case .nothing: .nothing
    case .model: .model
    case .words(let words): .words(words)
    case .files(let suffix): .files(extension: suffix)
    case .filesAfterAt: .filesAfterAt
    }
  }

  /// `-m` and `--model`.
  var spellings: [String] { (letter.map { ["-\($0)"] } ?? []) + ["--\(name)"] }

  /// `--model` and its like, which take a value.
  static var valueNames: [String] {
    table.filter { $0.placeholder != nil }.map { "--\($0.name)" }
  }

  /// The letters of the options that take a value, or of those that take none.
  static func letters(taking: Bool) -> String {
    String(table.filter { ($0.placeholder != nil) == taking }.compactMap(\.letter))
  }

  /// The options that apply to a command.
  static func all(of command: Command) -> [Option] {
    table.filter { $0.commands.contains(command) }
  }

  /// The options in the order of the table, those together that apply to the same commands.
  static var byCommands: [(commands: [Command], options: [Option])] {
    var groups: [(commands: [Command], options: [Option])] = []
    for option in table {
      if let place = groups.firstIndex(where: { $0.commands == option.commands }) {
        groups[place].options.append(option)
      } else {
        groups.append((option.commands, [option]))
      }
    }
    return groups
  }
}

extension Command {
  /// Whether its operand is a command.
  var takesCommand: Bool { synopsis.contains("[COMMAND]") }
}
