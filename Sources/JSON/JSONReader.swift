/// A cursor over JSON text: reads or skips one token or value at a time and checks what it passes.
///
/// The value parser is built on it, and so are the paths that want two members of a large event and
/// no value at all. The bytes must outlive the reader.
package struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Bytes read so far.
  package internal(set) var position: Int
  var depth = 0
  /// How many values were made of what was read.
  var count = 0

  /// Starts after a byte order mark, if there is one: RFC 8259 lets a parser ignore it.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    position = bytes.first == 0xEF && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  func fault(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
    JSONError(reason, at: offset ?? position, in: bytes)
  }

  /// The next byte that is not white space, without passing it; nil at the end.
  mutating func peek() -> UInt8? {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case let byte: return byte
      }
    }
    return nil
  }

  /// Enters an object; `nextName` then reads its members.
  package mutating func beginObject() throws(JSONError) -> Bool {
    guard peek() == UInt8(ascii: "{") else { return false }
    try descend()
    return true
  }

  /// Enters an array; `nextElement` then reads its elements.
  package mutating func beginArray() throws(JSONError) -> Bool {
    guard peek() == UInt8(ascii: "[") else { return false }
    try descend()
    return true
  }

  private mutating func descend() throws(JSONError) {
    guard depth < JSON.maximumDepth else { throw fault(.tooDeep) }
    position += 1
    depth += 1
  }

  /// The spelling of the next member's name, with the reader before its value; nil after the last.
  package mutating func nextName(isFirst: Bool) throws(JSONError) -> Range<Int>? {
    let next = peek()
    if next == UInt8(ascii: "}") {
      position += 1
      depth -= 1
      return nil
    }
    if !isFirst {
      guard next == UInt8(ascii: ",") else {
        throw fault(next == nil ? .unexpectedEnd : .expectedCommaOrBrace)
      }
      position += 1
    }
    guard let quote = peek() else { throw fault(.unexpectedEnd) }
    guard quote == UInt8(ascii: "\"") else { throw fault(.expectedName) }
    let name = try readString()
    guard peek() == UInt8(ascii: ":") else {
      throw fault(peek() == nil ? .unexpectedEnd : .expectedColon)
    }
    position += 1
    return name
  }

  /// Whether there is another element, with the reader before it; false after the last.
  package mutating func nextElement(isFirst: Bool) throws(JSONError) -> Bool {
    let next = peek()
    if next == UInt8(ascii: "]") {
      position += 1
      depth -= 1
      return false
    }
    if !isFirst {
      guard next == UInt8(ascii: ",") else {
        throw fault(next == nil ? .unexpectedEnd : .expectedCommaOrBracket)
      }
      position += 1
    }
    return true
  }

  /// Checks that nothing but white space is left.
  package mutating func end() throws(JSONError) {
    if peek() != nil { throw fault(.trailingText) }
  }

  /// The next value's spelling if it is a string; nil, passing nothing, for any other value.
  package mutating func readStringIfPresent() throws(JSONError) -> Range<Int>? {
    peek() == UInt8(ascii: "\"") ? try readString() : nil
  }

  /// Passes one value of any kind and gives its place in the bytes.
  @discardableResult
  package mutating func skipValue() throws(JSONError) -> Range<Int> {
    guard let first = peek() else { throw fault(.unexpectedEnd) }
    let start = position
    switch first {
    case UInt8(ascii: "{"):
      try descend()
      var isFirst = true
      while try nextName(isFirst: isFirst) != nil {
        try skipValue()
        isFirst = false
      }
    case UInt8(ascii: "["):
      try descend()
      var isFirst = true
      while try nextElement(isFirst: isFirst) {
        try skipValue()
        isFirst = false
      }
    case UInt8(ascii: "\""): _ = try readString()
    default: _ = try readScalar(first)
    }
    return start..<position
  }

  /// The bytes of a range that the reader gave; valid as long as the text is.
  package func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }
}

extension UInt8 {
  /// Whether it is white space between JSON's tokens (RFC 8259, 2).
  package var isJSONSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
