#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Resolves the escapes of a JSON string that may arrive in pieces.
///
/// A piece may end with the first half of a surrogate pair whose second half begins the next: a
/// server that cuts text into deltas by UTF-16 units does that to emoji. The half is held back
/// until the other comes; one that never comes is printed as U+FFFD.
package struct JSONTextDecoder: Sendable {
  private var heldHighSurrogate: UInt32?

  /// Begins before the first byte of a string's content.
  package init() {}

  /// Appends the content of a legal spelling (see `JSONString`), never cut inside an escape.
  package mutating func decode(_ spelling: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    var start = 0
    while start < spelling.count {
      let end = Self.backslash(in: spelling, from: start)
      if end > start {
        finish(into: &output)
        output.append(contentsOf: UnsafeBufferPointer(rebasing: spelling[start..<end]))
      }
      guard end + 1 < spelling.count else { return }
      start = end + 2
      switch spelling[end + 1] {
      case UInt8(ascii: "u"):
        append(Self.codeUnit(spelling, at: start), into: &output)
        start += 4
      case let letter:
        finish(into: &output)
        output.append(Self.character(escapedAs: letter))
      }
    }
  }

  /// Says that nothing more comes, at least not directly after what came: a half still held is lone.
  package mutating func finish(into output: inout [UInt8]) {
    if heldHighSurrogate != nil {
      heldHighSurrogate = nil
      output += [0xEF, 0xBF, 0xBD]
    }
  }

  private mutating func append(_ unit: UInt32, into output: inout [UInt8]) {
    switch unit {
    case 0xD800..<0xDC00:
      finish(into: &output)
      heldHighSurrogate = unit
    case 0xDC00..<0xE000:
      if let high = heldHighSurrogate {
        heldHighSurrogate = nil
        Self.encode(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), into: &output)
      } else {
        output += [0xEF, 0xBF, 0xBD]
      }
    default:
      finish(into: &output)
      Self.encode(unit, into: &output)
    }
  }

  private static func encode(_ scalar: UInt32, into output: inout [UInt8]) {
    switch scalar {
    case ..<0x80: output.append(UInt8(scalar))
    case ..<0x800: output += [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 63)]
    case ..<0x10000:
      output += [
        UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 63), UInt8(0x80 | scalar & 63),
      ]
    default:
      output += [
        UInt8(0xF0 | scalar >> 18), UInt8(0x80 | scalar >> 12 & 63),
        UInt8(0x80 | scalar >> 6 & 63), UInt8(0x80 | scalar & 63),
      ]
    }
  }

  /// The place of the next backslash; the end where there is none.
  private static func backslash(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress,
      let found = memchr(base + start, 0x5C, bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private static func codeUnit(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32 {
    bytes[start..<min(start + 4, bytes.count)].reduce(0) { $0 << 4 | UInt32(hexValue($1) ?? 0) }
  }

  private static func character(escapedAs letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): 0x0D
    default: letter
    }
  }
}

/// The value of a hexadecimal digit, either case; nil for any other byte.
func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
