/// Makes text fit for a terminal: control characters other than line feed and tab, with which text
/// could move the cursor or change the title, are shown as `^X`.
///
/// Text comes in pieces of bytes; only C1 controls (U+0080 to U+009F, two bytes) can be cut in two.
struct TerminalText: Sendable {
  private var holdsC2 = false

  mutating func show(_ bytes: [UInt8]) -> [UInt8] {
    var shown: [UInt8] = []
    shown.reserveCapacity(bytes.count)
    for byte in bytes {
      if holdsC2 {
        holdsC2 = false
        if 0x80..<0xA0 ~= byte {
          // Terminals take these for ESC and a letter: they are shown as what they would do.
          shown += [UInt8(ascii: "^"), UInt8(ascii: "["), byte - 0x40]
          continue
        }
        shown.append(0xC2)
      }
      switch byte {
      case 0x09, 0x0A: shown.append(byte)
      case 0..<0x20, 0x7F: shown += [UInt8(ascii: "^"), byte ^ 0x40]
      case 0xC2: holdsC2 = true
      default: shown.append(byte)
      }
    }
    return shown
  }
}
