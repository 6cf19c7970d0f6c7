import JSON

/// Reads a string the slow way, one byte after the other: what `JSONReader.readString` is held to.
enum NaiveStrings {
  enum Outcome: Equatable { case range(Range<Int>), fault(Fault) }

  /// `opening` is the place of the quotation mark.
  static func read(_ bytes: [UInt8], openedAt opening: Int) -> Outcome {
    var position = opening + 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 { return .range(opening + 1..<position) }
      if byte < 0x20 { return .fault(Fault(.controlCharacter, at: position)) }
      if byte == 0x5C {
        guard position + 1 < bytes.count else { break }
        let letter = bytes[position + 1]
        if letter == 0x75 {
          let digits = bytes[position + 2..<min(position + 6, bytes.count)]
          guard digits.allSatisfy("0123456789abcdefABCDEF".utf8.contains) else {
            return .fault(Fault(.badEscape, at: position))
          }
          position += 6
        } else if "\"\\/bfnrt".utf8.contains(letter) {
          position += 2
        } else {
          return .fault(Fault(.badEscape, at: position))
        }
      } else {
        guard let count = scalarLength(bytes[position...]) else {
          return .fault(Fault(.invalidUTF8, at: position))
        }
        position += count
      }
    }
    return .fault(Fault(.unterminatedString, at: opening))
  }

  /// The bytes of the first scalar, told by its value and not by Unicode's table 3-7; nil where there
  /// is no well-formed one.
  static func scalarLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    let count: Int
    switch first.leadingOneCount {
    case 0: return 1
    case let ones where (2...4).contains(ones): count = ones
    default: return nil
    }
    let tail = bytes.dropFirst().prefix(count - 1)
    guard tail.count == count - 1, tail.allSatisfy({ $0.leadingOneCount == 1 }) else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(count))
    for byte in tail { value = value * 64 + UInt32(byte) % 64 }
    let least: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
    return value >= least[count] && Unicode.Scalar(value) != nil ? count : nil
  }
}

extension UInt8 {
  var leadingOneCount: Int { (~self).leadingZeroBitCount }
}
