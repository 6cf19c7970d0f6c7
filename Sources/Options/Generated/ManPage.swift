/// The man page, in the man(7) macros, made from the option table, the commands and the exit
/// statuses.
enum ManPage {
  static var text: String {
    let title = ".TH YIBU 1 \(versionDate) \"yibu \(version)\" \"User Commands\""
    var lines = [
      ".\\\" \(GeneratedFile.notice)",
      // For `make install`, which makes a page of each command's name.
      ".\\\" Commands: \(Command.allCases.map(\.rawValue).joined(separator: " "))",
      title,
    ]
    lines += section("NAME", ["yibu \\- send one request to a language model, print the answer"])
    lines += section("SYNOPSIS", synopses)
    lines += section("DESCRIPTION", paragraphs(description))
    lines += section("COMMANDS", commands)
    lines += section("OPTIONS", options)
    lines += section("OUTPUT", paragraphs(output))
    lines += section("WRITE-OUT", writeOut)
    lines += section("CASSETTES", paragraphs(cassettes))
    lines += section("ENVIRONMENT", environment)
    lines += section("FILES", paragraphs(written) + files)
    lines += section("EXIT STATUS", exitStatuses)
    lines += section("EXAMPLES", examples)
    lines += section("SEE ALSO", [".BR curl (1),", ".BR jq (1)"])
    return lines.map { $0 + "\n" }.joined()
  }

  private static func section(_ title: String, _ lines: [String]) -> [String] {
    [".SH \(title)"] + lines
  }

  /// Paragraphs under a heading; macros part all but the first.
  static func paragraphs(_ text: String, placeholders: Set<String> = ["PROMPT", "FILE", "TEXT"])
    -> [String]
  {
    Array(Roff.prose(text, placeholders: placeholders).map { [$0] }.joined(separator: [".PP"]))
  }

  /// A tagged paragraph, with further ones under it.
  static func entry(_ tag: String, _ paragraphs: [String]) -> [String] {
    [".TP", tag] + paragraphs.map { [$0] }.joined(separator: [".IP"])
  }

  private static var synopses: [String] {
    let commands = Command.allCases.map(\.synopsis)
    let others = Option.table.filter { $0.section == .other }.map { option in
      "--\(option.name)" + (option.placeholder.map { " \($0)" } ?? "")
    }
    let lines = (commands + others).map { "\\fByibu\\fR " + Roff.synopsis($0) }
    return Array(lines.map { [$0] }.joined(separator: [".br"]))
  }

  private static var commands: [String] {
    Command.allCases.flatMap { command in
      entry(Roff.synopsis(command.synopsis), Roff.prose(sentence(command.summary)))
    }
  }

  private static var exitStatuses: [String] {
    let intro = """
      Below 100 a status means what it means in curl; from 100 on it is yibu's own. None ever changes \
      its meaning: scripts may branch on them.
      """
    return paragraphs(intro)
      + ExitStatus.allCases.flatMap { status in
        entry(Roff.bold("\(status.rawValue)"), Roff.prose(status.meaning))
      }
  }

  private static var examples: [String] {
    var lines: [String] = []
    for example in Example.all {
      if !lines.isEmpty { lines.append(".PP") }
      lines += Roff.prose(sentence(example.summary, end: ":"))
      lines += [".PP", ".RS 4", ".EX", Roff.code(example.script), ".EE", ".RE"]
    }
    return lines
  }

  /// A phrase as a sentence.
  static func sentence(_ phrase: String, end: String = ".") -> String {
    phrase.prefix(1).uppercased() + phrase.dropFirst() + end
  }
}
