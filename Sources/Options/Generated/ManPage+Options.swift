extension ManPage {
  /// The options, section by section, in the table's order.
  static var options: [String] {
    var lines = paragraphs(optionsIntroduction, placeholders: ["VALUE", "FILE", "TEXT"])
    for section in Option.Section.allCases {
      let options = Option.table.filter { $0.section == section }
      let usual = usualCommands(of: options)
      lines.append(".SS \"\(section.rawValue)\"")
      if let usual, usual != allCommands {
        lines += Roff.prose("These options are for \(list(usual)), unless they say otherwise.")
      }
      lines += options.flatMap { entry(of: $0, usual: usual ?? allCommands) }
    }
    return lines
  }

  private static func entry(of option: Option, usual: [Command]) -> [String] {
    let placeholders = Set(
      (option.placeholder ?? "").split { !$0.isUppercase }.map(String.init) + ["FILE"])
    var text = sentence(option.summary) + " " + option.details
    if option.isRepeatable { text += " May be repeated." }
    let commands = option.commands.filter { $0 != .help }
    if commands != usual {
      text += commands == allCommands ? " For every command." : " For \(list(commands)) only."
    }
    if !option.related.isEmpty {
      text += " See also " + joined(option.related.split(separator: " ").map { "--\($0)" }) + "."
    }
    if let since = option.since { text += " Since \(since)." }
    let paragraphs = Roff.prose(text, placeholders: placeholders)
    return entry(tag(of: option), paragraphs)
  }

  /// `-m NAME, --model NAME`, as it is typed.
  private static func tag(of option: Option) -> String {
    let value = option.placeholder.map { " " + Roff.synopsis($0) } ?? ""
    let letter = option.letter.map { Roff.bold("-\($0)") + ", " } ?? ""
    return letter + Roff.bold("--\(option.name)") + value
  }

  /// `help` takes no part in this: it does nothing with an option.
  private static let allCommands = Command.allCases.filter { $0 != .help }

  /// The commands that most of these options apply to; nil where all apply to every command.
  private static func usualCommands(of options: [Option]) -> [Command]? {
    let sets = options.map { $0.commands.filter { $0 != .help } }
    let counts = sets.map { set in sets.count { $0 == set } }
    guard let most = counts.max(), let place = counts.firstIndex(of: most) else { return nil }
    return sets[place]
  }

  /// `ask`, `count` and `models`.
  private static func list(_ commands: [Command]) -> String {
    joined(commands.map { "`\($0.rawValue)`" })
  }

  private static func joined(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
