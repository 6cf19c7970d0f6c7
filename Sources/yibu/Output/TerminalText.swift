/// Makes what a server or a model wrote fit for a terminal: control characters other than line feed and tab,
/// with which text could move the cursor or change the title, are shown and not sent.
///
/// Text comes in pieces of bytes, and a character may be cut in two.
struct TerminalText: Sendable {
  /// What takes the place of a control character.
  enum Style: Sendable {
    /// `^X`, for C1 controls the two characters that they stand for: `^[X`.
    case text
    /// `\u001b`, which leaves JSON what it is. A carriage return, white space there, is left out.
    case json
  }

  private let style: Style
  private var holdsC2 = false
  /// How many bytes of the character at hand are still to come.
  private var rest = 0

  init(_ style: Style = .text) { self.style = style }

  mutating func show(_ bytes: [UInt8]) -> [UInt8] {
    var shown: [UInt8] = []
    shown.reserveCapacity(bytes.count)
    for byte in bytes {
      if holdsC2 {
        holdsC2 = false
        if 0x80..<0xA0 ~= byte {
          add(control: byte, to: &shown)
          continue
        }
        shown.append(0xC2)
        rest = 1
      }
      switch byte {
      case 0x09, 0x0A: shown.append(byte)
      case 0..<0x20, 0x7F: add(control: byte, to: &shown)
      case 0xC2: holdsC2 = true
      // Not UTF-8: some terminals take such a byte for a C1 control.
      case 0x80..<0xA0 where rest == 0: add(control: byte, to: &shown)
      default: shown.append(byte)
      }
      rest = Self.rest(after: byte, rest)
    }
    return shown
  }

  /// How many bytes follow, after this one, of the same character.
  private static func rest(after byte: UInt8, _ rest: Int) -> Int {
    switch byte {
    case 0x80..<0xC0: max(0, rest - 1)
    case 0xC3..<0xE0: 1
    case 0xE0..<0xF0: 2
    case 0xF0..<0xF8: 3
    default: 0
    }
  }

  /// - Parameter code: from 0 to 0x9F.
  private func add(control code: UInt8, to shown: inout [UInt8]) {
    switch style {
    case .text where code < 0x80: shown += [UInt8(ascii: "^"), code ^ 0x40]
    case .text: shown += [UInt8(ascii: "^"), UInt8(ascii: "["), code - 0x40]
    case .json where code == 0x0D: break
    case .json:
      let digits = String(code, radix: 16)
      shown += Array((code < 0x10 ? "\\u000" : "\\u00").utf8) + Array(digits.utf8)
    }
  }
}

extension String {
  /// The text as a value on one line: every control character and line end is shown, and none is there.
  var inOneLine: String {
    var line = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F: line += "^" + String(Unicode.Scalar(UInt8(scalar.value) ^ 0x40))
      case 0x80..<0xA0: line += "^[" + String(Unicode.Scalar(UInt8(scalar.value - 0x40)))
      case 0x2028, 0x2029: line += scalar.code
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}

extension Unicode.Scalar {
  /// `<U+202E>`.
  var code: String { "<U+\(String(value, radix: 16, uppercase: true))>" }
}
