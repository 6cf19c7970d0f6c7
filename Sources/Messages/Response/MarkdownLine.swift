/// A line that is read from its beginning, in columns: a tab ends at the next one that is a multiple of four.
struct MarkdownLine {
  private var bytes: ArraySlice<UInt8>
  private var column = 0
  /// Columns of a tab of which others were read.
  private var pending = 0

  /// - Parameter bytes: the line, with its end.
  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// What is not read yet; what is left of a tab is spaces.
  var rest: [UInt8] { [UInt8](repeating: UInt8(ascii: " "), count: pending) + bytes }

  /// Whether nothing but white space follows.
  var isBlank: Bool { bytes.allSatisfy { " \t\r\n".utf8.contains($0) } }

  /// The columns of white space that follow.
  var spaces: Int {
    var ahead = self
    return ahead.skipSpaces(atMost: .max)
  }

  /// Reads columns of white space, and says how many there were.
  mutating func skipSpaces(atMost limit: Int) -> Int {
    var count = 0
    while count < limit {
      if pending > 0 {
        pending -= 1
      } else if bytes.first == UInt8(ascii: " ") {
        bytes.removeFirst()
      } else if bytes.first == UInt8(ascii: "\t") {
        bytes.removeFirst()
        pending = 3 - column % 4
      } else {
        break
      }
      count += 1
      column += 1
    }
    return count
  }

  /// Reads the character, if it is the next one.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard pending == 0, bytes.first == UInt8(ascii: character) else { return false }
    bytes.removeFirst()
    column += 1
    return true
  }

  /// Reads `-`, `+`, `*`, or up to nine digits with `.` or `)`, if a space or the line's end follows; gives its
  /// width.
  mutating func skipListMarker() -> Int? {
    guard pending == 0, let first = bytes.first else { return nil }
    let digits = bytes.prefix { 0x30...0x39 ~= $0 }.count
    let width = digits + 1
    let mark = digits == 0 ? first : bytes.dropFirst(digits).first
    let marks = digits == 0 ? "-+*" : ".)"
    guard let mark, digits < 10, marks.utf8.contains(mark) else { return nil }
    let next = bytes.dropFirst(width).first
    guard next.map({ " \t\r\n".utf8.contains($0) }) ?? true else { return nil }
    bytes = bytes.dropFirst(width)
    column += width
    return width
  }
}
