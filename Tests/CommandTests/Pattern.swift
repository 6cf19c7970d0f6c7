/// Expected text, in which `$NUMBER`, `$ANY` and `$LINES` stand for what differs from run to run.
struct Pattern {
  private enum Piece: Equatable {
    case literal(ArraySlice<UInt8>)
    /// Digits, with a point or without.
    case number
    /// Anything within a line, also nothing.
    case any
    /// Any number of whole lines.
    case lines
    /// All that follows.
    case rest
  }

  private var pieces: [Piece] = []

  static let wildcards = ["NUMBER", "ANY", "LINES"]

  /// `$LINES` is whole lines where it stands on a line of its own.
  private static let spellings: [(text: String, piece: Piece)] = [
    ("$NUMBER", .number), ("${NUMBER}", .number), ("$ANY", .any), ("${ANY}", .any),
    ("$LINES\n", .lines), ("$LINES", .rest),
  ]

  init(_ text: [UInt8]) {
    var literal = text[...]
    var rest = text[...]
    while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
      rest = rest[dollar...]
      guard let found = Pattern.spellings.first(where: { rest.starts(with: $0.text.utf8) }) else {
        rest = rest.dropFirst()
        continue
      }
      pieces += [.literal(literal[..<dollar]), found.piece]
      rest = rest.dropFirst(found.text.utf8.count)
      literal = rest
    }
    pieces.append(.literal(literal))
  }

  func matches(_ text: [UInt8]) -> Bool { matches(text[...], from: 0) }

  private func matches(_ text: ArraySlice<UInt8>, from index: Int) -> Bool {
    if index == pieces.count { return text.isEmpty }
    var rest = text
    switch pieces[index] {
    case .literal(let literal):
      return rest.starts(with: literal) && matches(rest.dropFirst(literal.count), from: index + 1)
    case .rest: return true
    case .any:
      while !matches(rest, from: index + 1) {
        guard let byte = rest.popFirst(), byte != 10 else { return false }
      }
      return true
    case .number:
      while let byte = rest.popFirst(), (48...57).contains(byte) || byte == UInt8(ascii: ".") {
        if matches(rest, from: index + 1) { return true }
      }
      return false
    case .lines:
      while !matches(rest, from: index + 1) {
        guard let end = rest.firstIndex(of: 10) else { return false }
        rest = rest[end...].dropFirst()
      }
      return true
    }
  }
}
