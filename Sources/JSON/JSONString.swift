/// A JSON string as it is spelled between its quotation marks, escapes and all.
///
/// Keeping the spelling keeps what decoding would lose, above all `\u` escapes of lone surrogates,
/// which no Swift string can hold, and the halves of a pair that two stream deltas share. A file in
/// base64 is kept as its bytes, and spelled when it is rendered.
package struct JSONString: Sendable, Equatable {
  enum Storage: Sendable {
    case spelling(String)
    case base64(of: [UInt8])
  }

  let storage: Storage

  /// What stands between the quotation marks: valid UTF-8, every escape well formed.
  package var spelling: String {
    switch storage {
    case .spelling(let spelling): spelling
    case .base64(let bytes): Base64.encode(bytes)
    }
  }

  /// The caller vouches that the spelling is legal, as `JSONReader` and `escape` guarantee.
  package init(spelling: String) { storage = .spelling(spelling) }

  /// The base64 of those bytes (RFC 4648, 4).
  package init(base64Of bytes: [UInt8]) { storage = .base64(of: bytes) }

  /// Spells text with as few escapes as RFC 8259 allows: `"`, `\` and control characters.
  package init(_ content: String) {
    if content.utf8.allSatisfy({ !Self.needsEscape($0) }) {
      storage = .spelling(content)
    } else {
      var escaped: [UInt8] = []
      Self.escape(content.utf8, into: &escaped)
      storage = .spelling(String(decoding: escaped, as: UTF8.self))
    }
  }

  /// The text with every escape resolved; a lone surrogate becomes U+FFFD.
  package var content: String {
    guard spelling.utf8.contains(UInt8(ascii: "\\")) else { return spelling }
    var decoded: [UInt8] = []
    appendContent(to: &decoded)
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Appends the content as UTF-8.
  package func appendContent(to bytes: inout [UInt8]) {
    var decoder = JSONTextDecoder()
    var spelling = spelling
    spelling.withUTF8 { decoder.decode($0, into: &bytes) }
    decoder.finish(into: &bytes)
  }

  /// Whether both have the same content, however it is spelled.
  package static func == (left: JSONString, right: JSONString) -> Bool {
    left.spelling.utf8.elementsEqual(right.spelling.utf8)
      || left.content.utf8.elementsEqual(right.content.utf8)
  }

  /// Whether the content is that text, code unit by code unit as RFC 8259 (8.3) wants it: Swift's own
  /// `==` takes `é` and `e` with an accent for the same.
  package func hasContent(_ text: String) -> Bool {
    // Names are looked up all the time, and most differ in their first letters.
    var expected = text.utf8.makeIterator()
    for byte in spelling.utf8 {
      if byte == UInt8(ascii: "\\") { return content.utf8.elementsEqual(text.utf8) }
      if expected.next() != byte { return false }
    }
    return expected.next() == nil
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Appends the spelling of UTF-8 text, without quotation marks.
  package static func escape(_ text: some Sequence<UInt8>, into output: inout [UInt8]) {
    for byte in text {
      guard needsEscape(byte) else {
        output.append(byte)
        continue
      }
      output.append(UInt8(ascii: "\\"))
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
      case 0x08: output.append(UInt8(ascii: "b"))
      case 0x09: output.append(UInt8(ascii: "t"))
      case 0x0A: output.append(UInt8(ascii: "n"))
      case 0x0C: output.append(UInt8(ascii: "f"))
      case 0x0D: output.append(UInt8(ascii: "r"))
      default:
        let digits = Array("0123456789abcdef".utf8)
        output += "u00".utf8
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
      }
    }
  }
}
