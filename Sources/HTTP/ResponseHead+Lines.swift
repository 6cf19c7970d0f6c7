/// Reading a head line by line, as it crosses the wire and as `curl -i` prints it.
extension ResponseHead {
  /// Reads `HTTP/1.1 200 OK`, without its line end; the reason may be missing.
  package init(statusLine line: UnsafeRawBufferPointer) {
    var rest = line[...]
    let version = rest.removeWord()
    let status = rest.removeWord()
    // `split` would make an array of slices: a type that exists nowhere else, for which Swift would
    // look through all conformances of the program (60 us).
    self.init(version: version, status: Int(status) ?? 0, reason: String(headerBytes: rest))
  }

  /// Reads `Name: value`, or the continuation of the line before, which begins with a space; anything
  /// else is not a field and is left out.
  package mutating func add(fieldLine line: UnsafeRawBufferPointer) {
    if let first = line.first, first.isBlank {
      guard !fields.isEmpty else { return }
      fields[fields.count - 1].value += " " + String(headerBytes: line[...].trimmingBlanks)
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      let name = String(headerBytes: line[..<colon].trimmingBlanks)
      let value = String(headerBytes: line[(colon + 1)...].trimmingBlanks)
      fields.append(Field(name: name, value: value))
    }
  }
}

extension Slice<UnsafeRawBufferPointer> {
  /// What stands before the next space; it and the spaces after it are removed.
  fileprivate mutating func removeWord() -> String {
    let word = prefix { $0 != UInt8(ascii: " ") }
    self = self[word.endIndex...].drop { $0 == UInt8(ascii: " ") }
    return String(headerBytes: word)
  }

  fileprivate var trimmingBlanks: Self {
    var rest = drop { $0.isBlank }
    while let last = rest.last, last.isBlank { rest.removeLast() }
    return rest
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension String {
  /// UTF-8, or else Latin-1, which fields were in for twenty years.
  fileprivate init(headerBytes bytes: Slice<UnsafeRawBufferPointer>) {
    if let text = String(validating: bytes, as: UTF8.self) {
      self = text
    } else {
      self = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
  }
}
