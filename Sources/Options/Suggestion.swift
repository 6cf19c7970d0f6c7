/// The nearest real name to a mistyped one.
enum Suggestion {
  /// `; did you mean --model?`, or what does here what the option does elsewhere, or where to look.
  static func option(_ word: some StringProtocol) -> String {
    let name = word.lowercased().replacing("_", with: "-")
    if name.count > 1, let advice = ForeignOption.advice(on: name) { return "; \(advice)" }
    let member = name.replacing("-", with: "_")
    if BodyMember.withoutOption.contains(where: { $0.path == member }) {
      return "; to set this member of the body: --set \(member)=VALUE"
    }
    return nearest(to: String(word), among: Option.table.map(\.name))
      .map { "; did you mean --\($0)?" }
      ?? (word.utf8.count > 40
        ? "; put -- before a text that begins with -" : "; yibu help all lists the options")
  }

  /// What to use instead of a letter that is an option of another tool and not one of ours.
  static func letter(_ letter: Character) -> String {
    "; " + (ForeignOption.advice(on: String(letter)) ?? "yibu help all lists the options")
  }

  static func command(_ word: String) -> String {
    if word == "version" { return "; did you mean --version?" }
    if word.isWebAddress { return "; the address goes to --base-url: yibu ask --base-url URL" }
    return nearestCommand(word) ?? "; to ask a question: yibu ask \"…\""
  }

  /// What to say to `help` about a command that does not exist.
  static func topic(_ word: String) -> String {
    nearestCommand(word)
      ?? "; there are " + Command.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private static func nearestCommand(_ word: String) -> String? {
    nearest(to: word, among: Command.allCases.map(\.rawValue)).map { "; did you mean \"\($0)\"?" }
  }

  /// A name that begins with the word, else the one with the fewest edits, if those are few.
  private static func nearest(to word: String, among names: [String]) -> String? {
    // No name is that long: what was meant is text, and comparing it would take its time.
    guard word.utf8.count <= 40 else { return nil }
    let word = word.lowercased()
    if word.count > 2, let name = names.first(where: { $0.hasPrefix(word) }) { return name }
    let ranked = names.map { (name: $0, edits: edits(from: Array(word.utf8), to: Array($0.utf8))) }
    if let best = ranked.min(by: { $0.edits < $1.edits }),
      best.edits <= max(1, best.name.utf8.count / 3)
    {
      return best.name
    }
    guard word.count > 2 else { return nil }
    let isPart = names.first { $0.split(separator: "-").contains { $0 == word } }
    return isPart ?? names.first { $0.contains(word) || word.contains($0) }
  }

  /// A mistyped word as an error shows it: cut where somebody forgot that a text begins with `-`.
  static func shown(_ word: some StringProtocol) -> String {
    word.utf8.count <= 80 ? String(word) : word.prefix(40) + "…"
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  private static func edits(from source: [UInt8], to target: [UInt8]) -> Int {
    var rows = [Array(0...target.count)]
    for i in 1...max(1, source.count) where i <= source.count {
      var row = [i]
      for j in 1...max(1, target.count) where j <= target.count {
        let replace = rows[i - 1][j - 1] + (source[i - 1] == target[j - 1] ? 0 : 1)
        var best = min(replace, rows[i - 1][j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, source[i - 1] == target[j - 2], source[i - 2] == target[j - 1] {
          best = min(best, rows[i - 2][j - 2] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[source.count][target.count]
  }
}
