import JSON

extension JSONError {
  /// Whether the text was JSON as far as it goes, and ends in the middle: between tokens or inside of
  /// one.
  func isCutOff(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    if isAtEnd || offset >= text.count { return true }
    let rest = text.dropFirst(offset)
    // The longest, beside strings and numbers, is `\u1234`.
    guard let first = rest.first, rest.count < 6 || reason == .badNumber else { return false }
    switch reason {
    case .expectedValue:
      return ["true", "false", "null"].contains { $0.utf8.starts(with: rest) }
    case .badEscape: return first == UInt8(ascii: "\\")
    case .invalidUTF8: return first >= 0xC2 && rest.count < 4
    case .badNumber:
      return rest.allSatisfy { byte in
        "+-.eE".utf8.contains(byte) || byte &- UInt8(ascii: "0") < 10
      }
    default: return false
    }
  }
}
