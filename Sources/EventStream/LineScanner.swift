#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A line, or part of one, within a piece of the stream.
typealias Line = Slice<UnsafeBufferPointer<UInt8>>

/// Cuts a piece of the stream at its line ends: LF, CR LF, or CR alone.
struct LineScanner {
  private let piece: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// The places of the next LF and CR as far as they are known, the piece's end where there is none.
  /// Each is looked for again only once it has been passed, so that no byte is looked at twice.
  private var lineFeed = -1
  private var carriageReturn = -1
  /// Whether the last line ended with a CR that was the piece's last byte: a LF at the beginning of
  /// the next piece then belongs to it.
  private(set) var endsWithCarriageReturn = false

  init(_ piece: UnsafeBufferPointer<UInt8>) { self.piece = piece }

  /// What follows the last line end.
  var rest: Line { piece[position...] }

  /// Passes the LF of a CR LF whose CR ended the piece before.
  mutating func skipLineFeed() {
    if piece.first == UInt8(ascii: "\n") { position = 1 }
  }

  /// The next line without its end; nil where the piece holds no further line end.
  mutating func next() -> Line? {
    guard let end = endOfLine() else { return nil }
    let line = piece[position..<end]
    position = end + 1
    if piece[end] == UInt8(ascii: "\r") {
      if position == piece.count {
        endsWithCarriageReturn = true
      } else if piece[position] == UInt8(ascii: "\n") {
        position += 1
      }
    }
    return line
  }

  private mutating func endOfLine() -> Int? {
    if lineFeed < position { lineFeed = place(of: 0x0A) }
    if carriageReturn < position { carriageReturn = place(of: 0x0D) }
    let end = min(lineFeed, carriageReturn)
    return end < piece.count ? end : nil
  }

  private func place(of byte: Int32) -> Int {
    guard let base = piece.baseAddress,
      let found = memchr(base + position, byte, piece.count - position)
    else { return piece.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}

extension Line {
  /// Whether the line is that text.
  func isEqual(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount,
      let start = UnsafeBufferPointer(rebasing: self).baseAddress
    else { return false }
    return memcmp(start, text.utf8Start, count) == 0
  }
}
