extension JSONReader {
  /// Reads a string, the reader standing on its quotation mark; the range is what stands between.
  package mutating func readString() throws(JSONError) -> Range<Int> {
    let opening = position
    position += 1
    while true {
      skipPlainCharacters()
      guard position < bytes.count else { throw fault(.unterminatedString, at: opening) }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return opening + 1..<position - 1
      case UInt8(ascii: "\\"): try skipEscape(openedAt: opening)
      case 0x80...: try skipNonASCII()
      default: throw fault(.controlCharacter)
      }
    }
  }

  /// Passes printable ASCII but `"` and `\`, 32 bytes at a time: most of any answer is that.
  private mutating func skipPlainCharacters() {
    guard let base = bytes.baseAddress else { return }
    let start = UnsafeRawPointer(base)
    while position + 32 <= bytes.count {
      let stops = Self.stops(start.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self))
      if stops[0] | stops[1] | stops[2] | stops[3] != 0 { break }
      position += 32
    }
    while position + 8 <= bytes.count {
      let word = start.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let stops = Self.stops(SIMD4(repeating: word.littleEndian))[0]
      guard stops == 0 else {
        position += stops.trailingZeroBitCount / 8
        return
      }
      position += 8
    }
    while position < bytes.count, isPlain(bytes[position]) { position += 1 }
  }

  /// Sets the high bit of each byte that is below 0x20, a quotation mark, a backslash or beyond ASCII.
  /// A borrow may set it in the byte after such a one too; of each word only the first counts.
  private static func stops(_ words: SIMD4<UInt64>) -> SIMD4<UInt64> {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = words ^ (ones &* 0x22)
    let backslash = words ^ (ones &* 0x5C)
    let low = words &- (ones &* 0x20)
    return (low | (quote &- ones) | (backslash &- ones) | words) & (ones &* 0x80)
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func skipEscape(openedAt opening: Int) throws(JSONError) {
    let start = position
    guard start + 1 < bytes.count else { throw fault(.unterminatedString, at: opening) }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      let digits = bytes[start + 2..<min(start + 6, bytes.count)]
      guard digits.allSatisfy({ hexValue($0) != nil }) else { throw fault(.badEscape) }
      guard digits.count == 4 else { throw fault(.unterminatedString, at: opening) }
      position += 6
    default: throw fault(.badEscape)
    }
  }

  /// Passes well-formed UTF-8 beyond ASCII, as far as it goes.
  private mutating func skipNonASCII() throws(JSONError) {
    repeat { try skipSequence() } while position < bytes.count && bytes[position] >= 0x80
  }

  /// Passes one well-formed UTF-8 sequence beyond ASCII (Unicode, table 3-7).
  private mutating func skipSequence() throws(JSONError) {
    let first = bytes[position]
    let count: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: count = 2
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: count = 3
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: count = 4
    default: throw fault(.invalidUTF8)
    }
    guard position + count <= bytes.count, second.contains(bytes[position + 1]),
      count < 3 || bytes[position + 2] & 0xC0 == 0x80,
      count < 4 || bytes[position + 3] & 0xC0 == 0x80
    else { throw fault(.invalidUTF8) }
    position += count
  }

  /// Passes a literal name or a number, told by its first byte.
  mutating func readScalar(_ first: UInt8) throws(JSONError) -> Range<Int> {
    switch first {
    case UInt8(ascii: "t"): try readLiteral("true")
    case UInt8(ascii: "f"): try readLiteral("false")
    case UInt8(ascii: "n"): try readLiteral("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    default: throw fault(.expectedValue)
    }
  }

  private mutating func readLiteral(_ name: StaticString) throws(JSONError) -> Range<Int> {
    let range = position..<min(position + name.utf8CodeUnitCount, bytes.count)
    guard matches(range, name) else { throw fault(.expectedValue) }
    position = range.upperBound
    return range
  }

  private mutating func readNumber() throws(JSONError) -> Range<Int> {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try skipDigits()
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try skipDigits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      try skipDigits()
    }
    if position < bytes.count, isDigit(bytes[position]) { throw fault(.badNumber) }
    return start..<position
  }

  private mutating func skipDigits() throws(JSONError) {
    let start = position
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
    if position == start { throw fault(.badNumber) }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
