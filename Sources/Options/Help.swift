/// The text of `--help`, made from the option table.
package enum Help {
  /// - Parameters:
  ///   - command: what to explain; nil for the whole tool.
  ///   - all: every option rather than the common ones.
  ///   - width: columns to stay within; at least 40 are used.
  package static func text(for command: Command?, all: Bool, width: Int = 80) -> String {
    let width = max(40, width)
    var lines: [String] = []
    if let command, command != .help {
      lines += ["usage: yibu \(command.synopsis)"] + wrapped(command.summary, width: width)
    } else {
      lines += usage
    }
    let listed = Option.table.filter {
      (all || $0.isCommon) && (command.map($0.commands.contains) ?? true)
    }
    for section in Option.Section.allCases {
      let options = listed.filter { $0.section == section }
      if options.isEmpty { continue }
      lines += ["", "\(section.rawValue):"]
      lines += options.flatMap { rows(for: $0, width: width) }
    }
    if !all { lines += ["", "yibu help all lists every option; man yibu explains them."] }
    return lines.map { $0 + "\n" }.joined()
  }

  private static var usage: [String] {
    let synopses = Command.allCases.map { ($0.synopsis, $0.summary) }
    let column = (synopses.map(\.0.count).max() ?? 0) + 2
    return ["usage:"] + synopses.map { "  yibu " + padded($0, to: column) + $1 }
  }

  private static func rows(for option: Option, width: Int) -> [String] {
    let letter = option.letter.map { "-\($0), " } ?? "    "
    let value = option.placeholder.map { " \($0)" } ?? ""
    let names = "  \(letter)--\(option.name)\(value)"
    let column = 30
    let summary = wrapped(option.summary, width: width - column)
    let indent = String(repeating: " ", count: column)
    if names.count + 2 > column { return [names] + summary.map { indent + $0 } }
    return [padded(names, to: column) + summary[0]] + summary.dropFirst().map { indent + $0 }
  }

  static func padded(_ text: String, to count: Int) -> String {
    text + String(repeating: " ", count: max(0, count - text.count))
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
