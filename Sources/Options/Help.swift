/// The text of `--help`, made from the option table.
package enum Help {
  /// - Parameters:
  ///   - command: what to explain; nil for the whole tool.
  ///   - all: every option, section by section, rather than one screen of the common ones.
  ///   - width: columns to stay within; at least 40 are used.
  package static func text(for command: Command?, all: Bool, width: Int = 80) -> String {
    let width = max(40, width)
    let topic = command == .help ? nil : command
    let options = Option.table.filter { (all || $0.isCommon) && $0.matters(to: command) }
    var blocks = [
      usage(of: topic, width: width), examples(of: topic) + prompt(topic, width: width),
    ]
    if all {
      let column = column(of: options)
      for section in Option.Section.allCases {
        let options = options.filter { $0.section == section }
        blocks.append(list(options, under: section.rawValue, column: column, width: width))
      }
      blocks.append(exitStatuses(width: width))
    } else {
      blocks.append(
        list(options, under: "Common options", column: column(of: options), width: width))
    }
    blocks.append(whereToRead(topic, all: all, width: width))
    let lines = blocks.filter { !$0.isEmpty }.joined(separator: [""])
    return lines.map { $0 + "\n" }.joined()
  }

  /// For somebody who typed the program's name and nothing else.
  package static let firstSteps = """
    yibu sends one request to a language model and prints the answer. To begin:

      export YIBU_API_KEY=sk-...
      \(Example.all[0].script)

    yibu --help shows the common options; man yibu explains them and has examples.

    """

  private static func usage(of command: Command?, width: Int) -> [String] {
    if let command {
      return ["Usage: yibu \(command.synopsis)"] + wrapped(command.summary, width: width)
    }
    let synopses = Command.allCases.map { ($0.synopsis, $0.summary) }
    let column = (synopses.map(\.0.count).max() ?? 0) + 9
    return ["Usage:"]
      + synopses.flatMap { row("  yibu \($0)", $1, column: column, width: width) }
  }

  /// The first two that show the command.
  private static func examples(of command: Command?) -> [String] {
    let examples = command.map(Example.all(of:)) ?? Example.all
    let lines = examples.prefix(2).flatMap { $0.script.split(separator: "\n") }
    return lines.isEmpty ? [] : ["Examples:"] + lines.map { "  \($0)" }
  }

  private static func prompt(_ command: Command?, width: Int) -> [String] {
    guard command.map({ Command.building.contains($0) }) ?? true else { return [] }
    return wrapped(
      "PROMPT is text, - is standard input; several are joined with a newline.", width: width)
  }

  private static func list(_ options: [Option], under title: String, column: Int, width: Int)
    -> [String]
  {
    if options.isEmpty { return [] }
    return ["\(title):"]
      + options.flatMap { row(names(of: $0), $0.summary, column: column, width: width) }
  }

  private static func exitStatuses(width: Int) -> [String] {
    let all = ExitStatus.allCases.map(\.rawValue)
    let server = all.filter { 101..<110 ~= $0 }
    let answer = all.filter { 110..<128 ~= $0 }
    func span(_ statuses: [Int32]) -> String { "\(statuses.first ?? 0) to \(statuses.last ?? 0)" }
    let text = """
      0 answered; \(ExitStatus.usage.rawValue) usage; others below 100 as in curl; \(span(server)) \
      the server refused or failed; \(span(answer)) what kind of answer it is.
      """
    return ["Exit status:"] + wrapped(text, width: width - 2).map { "  \($0)" }
  }

  private static func whereToRead(_ command: Command?, all: Bool, width: Int) -> [String] {
    let name = command.map { " \($0.rawValue)" } ?? ""
    let more = all ? "" : "yibu help all\(name) lists every option; "
    let key = "The key: --key-file, else $YIBU_API_KEY, else the file ~/.config/yibu/key."
    return wrapped(key, width: width)
      + wrapped("\(more)man yibu explains \(all ? "it all" : "them").", width: width)
  }

  private static func names(of option: Option) -> String {
    let letter = option.letter.map { "-\($0), " } ?? "    "
    return "  \(letter)--\(option.name)" + (option.placeholder.map { " \($0)" } ?? "")
  }

  /// Where the summaries begin: after the longest names, apart from the few that are far longer.
  private static func column(of options: [Option]) -> Int {
    let widths = options.map { names(of: $0).count + 2 }
    return widths.filter { $0 <= 30 }.max() ?? 30
  }

  /// A term and what is said about it, beside it where there is room.
  private static func row(_ term: String, _ text: String, column: Int, width: Int) -> [String] {
    let column = min(column, width / 2)
    let indent = String(repeating: " ", count: column)
    let lines = wrapped(text, width: width - column).map { indent + $0 }
    if term.count + 2 > column { return [term] + lines }
    return [term + lines[0].dropFirst(term.count)] + lines.dropFirst()
  }

  /// The text cut at spaces into lines of at most that many characters; at least one line.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
