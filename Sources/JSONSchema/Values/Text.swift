import JSON

/// A string's content, code point by code point: what JSON Schema compares, counts and matches.
///
/// Swift's own strings take `é` and `e` with an accent for the same, and cannot hold the lone
/// surrogates that `\u` escapes can spell. Here those stand as the three bytes that UTF-8 would have
/// for them.
struct Text: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ content: String) { bytes = Array(content.utf8) }

  init(_ string: JSONString) {
    let spelling = string.spelling
    guard spelling.utf8.contains(UInt8(ascii: "\\")) else {
      bytes = Array(spelling.utf8)
      return
    }
    var bytes: [UInt8] = []
    string.forEachCodePoint { Text.encode($0, into: &bytes) }
    self.bytes = bytes
  }

  /// The content as a Swift string, with U+FFFD for lone surrogates.
  var content: String { String(decoding: bytes, as: UTF8.self) }

  private static func encode(_ point: UInt32, into bytes: inout [UInt8]) {
    switch point {
    case ..<0x80: bytes.append(UInt8(point))
    case ..<0x800: bytes += [UInt8(0xC0 | point >> 6), UInt8(0x80 | point & 63)]
    case ..<0x10000:
      bytes += [
        UInt8(0xE0 | point >> 12), UInt8(0x80 | point >> 6 & 63), UInt8(0x80 | point & 63),
      ]
    default:
      bytes += [
        UInt8(0xF0 | point >> 18), UInt8(0x80 | point >> 12 & 63),
        UInt8(0x80 | point >> 6 & 63), UInt8(0x80 | point & 63),
      ]
    }
  }
}

extension JSONString {
  /// Runs the body with the bytes between the quotation marks.
  func withSpelling<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var spelling = spelling
    return spelling.withUTF8(body)
  }

  var hasEscapes: Bool { withSpelling { $0.contains(UInt8(ascii: "\\")) } }

  /// How many code points the content has; a lone surrogate is one.
  var codePointCount: Int {
    withSpelling { bytes in
      var count = 0
      var hasEscapes = false
      for byte in bytes {
        if byte & 0xC0 != 0x80 { count += 1 }
        if byte == UInt8(ascii: "\\") { hasEscapes = true }
      }
      guard hasEscapes else { return count }
      count = 0
      Self.decode(bytes) { _ in count += 1 }
      return count
    }
  }

  /// Whether there are at most that many code points: there are no more than the spelling has bytes.
  func codePointCount(isAtMost most: Int) -> Bool {
    let count = withSpelling { $0.count }
    return count <= most || codePointCount <= most
  }

  func forEachCodePoint(_ body: (UInt32) -> Void) {
    withSpelling { Self.decode($0, body) }
  }

  /// Resolves escapes and UTF-8 of a legal spelling.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt32) -> Void) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        body(escape(bytes, &index))
      } else if byte < 0x80 {
        body(UInt32(byte))
        index += 1
      } else {
        let count = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        var point = UInt32(byte) & (0x7F >> UInt32(count))
        for next in bytes[min(index + 1, bytes.count)..<min(index + count, bytes.count)] {
          point = point << 6 | UInt32(next & 63)
        }
        body(point)
        index += count
      }
    }
  }

  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let letter = bytes[index + 1]
    guard letter == UInt8(ascii: "u") else {
      index += 2
      switch letter {
      case UInt8(ascii: "b"): return 0x08
      case UInt8(ascii: "f"): return 0x0C
      case UInt8(ascii: "n"): return 0x0A
      case UInt8(ascii: "r"): return 0x0D
      case UInt8(ascii: "t"): return 0x09
      default: return UInt32(letter)
      }
    }
    let unit = codeUnit(bytes, at: index + 2)
    index += 6
    guard unit >> 10 == 0x36, index + 5 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return unit }
    let low = codeUnit(bytes, at: index + 2)
    guard low >> 10 == 0x37 else { return unit }
    index += 6
    return 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
  }

  private static func codeUnit(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32 {
    bytes[min(start, bytes.count)..<min(start + 4, bytes.count)].reduce(0) {
      $0 << 4 | UInt32($1 < 0x3A ? $1 & 15 : ($1 & 7) + 9)
    }
  }
}
