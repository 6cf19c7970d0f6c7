#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Comparing what stands in the text with what is expected there, without making values.
extension JSONReader {
  /// Whether the bytes of a range are that text: cheap, for member names and type names.
  package func matches(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount, let base = bytes.baseAddress else { return false }
    return memcmp(base + range.lowerBound, text.utf8Start, range.count) == 0
  }

  /// Passes that very text, white space and all; nothing where other bytes come next.
  package mutating func pass(_ text: StaticString) -> Bool {
    let range = position..<position + text.utf8CodeUnitCount
    guard range.upperBound <= bytes.count, matches(range, text) else { return false }
    position = range.upperBound
    return true
  }

  /// Passes a `}`, and white space before it; nothing where something else comes next.
  package mutating func passClosingBrace() -> Bool {
    guard peek() == UInt8(ascii: "}") else { return false }
    position += 1
    return true
  }

  /// Passes a number that is a few digits and gives its value; nil for any other spelling, and then
  /// the reader is of no further use.
  package mutating func passIndex() -> Int? {
    let start = position
    var value = 0
    while position < bytes.count, position - start < 9, bytes[position] &- UInt8(ascii: "0") < 10 {
      value = value * 10 + Int(bytes[position] &- UInt8(ascii: "0"))
      position += 1
    }
    let isPadded = position > start + 1 && bytes[start] == UInt8(ascii: "0")
    return position == start || isPadded ? nil : value
  }
}
