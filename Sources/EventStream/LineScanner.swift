/// A line, or part of one, within a piece of the stream.
typealias Line = Slice<UnsafeBufferPointer<UInt8>>

/// Cuts a piece of the stream at its line ends: LF, CR LF, or CR alone.
struct LineScanner {
  private let piece: UnsafeBufferPointer<UInt8>
  private var position = 0
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

  /// The place of the next LF or CR, looked for in eight bytes at a time.
  private func endOfLine() -> Int? {
    guard let base = piece.baseAddress else { return nil }
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = position
    while index + 8 <= piece.count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      let lineFeed = word ^ ones &* 0x0A
      let carriageReturn = word ^ ones &* 0x0D
      // (x - 1) & ~x has its high bit where x is zero; the first such bit is always right.
      let found =
        ((lineFeed &- ones) & ~lineFeed | (carriageReturn &- ones) & ~carriageReturn)
        & (ones &* 0x80)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < piece.count {
      if piece[index] == 0x0A || piece[index] == 0x0D { return index }
      index += 1
    }
    return nil
  }
}
