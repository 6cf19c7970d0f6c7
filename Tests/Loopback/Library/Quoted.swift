import Foundation

/// Bytes between double quotes, in which `\n \r \t \" \\` and `\xHH`, a byte, stand for what a line of
/// text cannot show.
package enum Quoted {
  struct Failure: Error { var text: String }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
  ]

  /// Where the quoted text that begins here ends: after its second quote.
  static func end(in text: Substring) -> String.Index? {
    var isEscaped = false
    for index in text.indices.dropFirst() {
      if isEscaped {
        isEscaped = false
      } else if text[index] == "\\" {
        isEscaped = true
      } else if text[index] == "\"" {
        return text.index(after: index)
      }
    }
    return nil
  }

  static func bytes(_ text: String) throws -> [UInt8] {
    guard end(in: text[...]) == text.endIndex else {
      throw Failure(text: "quoted text must end with its quote")
    }
    var result: [UInt8] = []
    var rest = Array(text.utf8).dropFirst().dropLast()
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      let escape = rest.popFirst() ?? 0
      if let meant = escapes[escape] {
        result.append(meant)
      } else if escape == UInt8(ascii: "x"),
        let meant = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        rest = rest.dropFirst(2)
        result.append(meant)
      } else {
        throw Failure(text: "quoted text knows \\n \\r \\t \\\" \\\\ and \\xHH only")
      }
    }
    return result
  }

  /// The bytes as quoted text.
  package static func text(_ bytes: [UInt8]) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return "\"" + bytes.map { $0 < 128 ? escape(Unicode.Scalar($0)) : hex($0) }.joined() + "\""
    }
    return "\"" + text.unicodeScalars.map(escape).joined() + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\"", "\\": "\\" + String(scalar)
    case _ where scalar.properties.generalCategory == .control:
      String(scalar).utf8.map(hex).joined()
    default: String(scalar)
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// The text as a JSON string.
  package static func json(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
