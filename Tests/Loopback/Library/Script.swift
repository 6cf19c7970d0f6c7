/// What a server does: one reply for each connection, in order.
package struct Script: Sendable {
  package var kind = Listener.Kind.accepting
  package var replies: [Reply]
  /// Once all replies were used, they begin again with the one of that number; nil: nobody expects a
  /// further connection.
  package var repeatsFrom: Int?
  package var isIPv6 = false

  package init(replies: [Reply] = []) { self.replies = replies }

  /// A file of nothing but `server` and `reply` entries.
  package init(_ text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    self.init()
    for entry in try Entry.parse(lines) where try !take(entry) { throw entry.unknown }
  }

  /// Takes an entry that tells the server something; false for any other.
  package mutating func take(_ entry: Entry) throws -> Bool {
    switch entry.word {
    case "reply": replies.append(try Reply(entry))
    case "server":
      for word in try entry.words() {
        switch word {
        case "refuses": kind = .refusing
        case "full": kind = .full
        case "ipv6": isIPv6 = true
        case "repeats": repeatsFrom = .max
        default: throw entry.wrong("a server is never \(word)")
        }
      }
    default: return false
    }
    return true
  }

  /// Nil: nobody expects that connection.
  func reply(at index: Int) -> Reply? {
    if index < replies.count { return replies[index] }
    guard let repeatsFrom, !replies.isEmpty else { return nil }
    let first = min(repeatsFrom, replies.count - 1)
    return replies[first + (index - first) % (replies.count - first)]
  }
}
