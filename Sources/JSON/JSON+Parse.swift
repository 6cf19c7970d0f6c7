extension JSON {
  /// Parses one JSON text, the whole of it. A leading byte order mark is ignored.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON {
    // `withUnsafeBufferPointer` rethrows untyped, hence the Result.
    let result = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(JSONError) in try parse(bytes) }
    }
    return try result.get()
  }

  /// Parses one JSON text, the whole of it.
  package static func parse(_ text: String) throws(JSONError) -> JSON {
    try parse(Array(text.utf8))
  }

  /// Parses one JSON text, the whole of it.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSON {
    var reader = JSONReader(bytes)
    let value = try reader.readValue()
    try reader.end()
    return value
  }
}

extension JSONReader {
  /// Reads the next value, whatever it is.
  package mutating func readValue() throws(JSONError) -> JSON {
    guard let first = peek() else { throw fault(.unexpectedEnd) }
    guard count < JSON.maximumCount else { throw fault(.tooMany) }
    count += 1
    switch first {
    case UInt8(ascii: "{"): return .object(try readMembers())
    case UInt8(ascii: "["): return .array(try readElements())
    case UInt8(ascii: "\""): return .string(JSONString(spelling: text(of: try readString())))
    default:
      let range = try readScalar(first)
      switch first {
      case UInt8(ascii: "t"): return .bool(true)
      case UInt8(ascii: "f"): return .bool(false)
      case UInt8(ascii: "n"): return .null
      default: return .number(text(of: range))
      }
    }
  }

  private mutating func readMembers() throws(JSONError) -> [JSON.Member] {
    _ = try beginObject()
    var members: [JSON.Member] = []
    while let name = try nextName(isFirst: members.isEmpty) {
      let spelling = text(of: name)
      members.append(
        JSON.Member(name: JSONString(spelling: spelling), value: try readValue()))
    }
    return members
  }

  private mutating func readElements() throws(JSONError) -> [JSON] {
    _ = try beginArray()
    var elements: [JSON] = []
    while try nextElement(isFirst: elements.isEmpty) { elements.append(try readValue()) }
    return elements
  }

  private func text(of range: Range<Int>) -> String {
    String(decoding: slice(range), as: UTF8.self)
  }
}
