/// The nearest real name to a mistyped one.
enum Suggestion {
  /// `; did you mean --model?`, or where to look if nothing is near.
  static func option(_ word: some StringProtocol) -> String {
    // A key on the command line, or a file read as the key, would go where it must not.
    if ["api-key", "apikey", "token", "auth-token"].contains(String(word)) {
      return "; the key is never an argument: set YIBU_API_KEY, or name a file with --key-file"
    }
    // To curl's users the one for everything.
    if word == "timeout" { return "; did you mean --max-time?" }
    return nearest(to: String(word), among: Option.table.map(\.name))
      .map { "; did you mean --\($0)?" }
      ?? (word.utf8.count > 40
        ? "; put -- before a text that begins with -" : "; yibu help all lists the options")
  }

  /// What to do instead of a letter that is an option of curl's and none of ours.
  static func letter(_ letter: Character) -> String {
    switch letter {
    case "S": "; errors are always shown"
    case "i": "; to see the response's head: -D -"
    case "k": "; to trust a certificate: --cacert FILE"
    case "L": "; redirects are never followed: set --base-url"
    case "f": "; an error always fails"
    case "X": "; the method follows from the command"
    default: "; yibu help all lists the options"
    }
  }

  static func command(_ word: String) -> String {
    if word == "version" { return "; did you mean --version?" }
    return nearestCommand(word) ?? "; to ask a question: yibu ask \"…\""
  }

  /// For a command that help is wanted for.
  static func topic(_ word: String) -> String {
    nearestCommand(word)
      ?? "; there are " + Command.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private static func nearestCommand(_ word: String) -> String? {
    nearest(to: word, among: Command.allCases.map(\.rawValue)).map { "; did you mean '\($0)'?" }
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
