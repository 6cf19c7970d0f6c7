import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard error: errors, warnings and notes, each one line, with no secret in it.
enum StandardError {
  private static let silence = Mutex(false)

  /// Says no notes and warnings from now on (`--silent`).
  static func beSilent() { silence.withLock { $0 = true } }

  static var isSilent: Bool { silence.withLock { $0 } }

  /// Says an error, in one line.
  static func say(_ message: String) {
    if !message.isEmpty { put("yibu: \(oneLine(message))\n") }
  }

  /// Says something that went on well enough but should be known.
  static func warn(_ message: String) { note("warning: \(message)") }

  static func note(_ message: String) {
    if !isSilent { say(message) }
  }

  /// Writes a line of `--verbose` as it is, but for secrets.
  static func trace(_ line: String) { put("\(oneLine(line))\n") }

  /// How much of a message is shown, in bytes: a server's words may have megabytes.
  private static let longest = 1 << 14

  /// The message without secrets and in one line. Control characters, which a server's words may hold,
  /// must not reach a terminal, and none may change the order of what is read.
  static func oneLine(_ message: String) -> String {
    var line = ""
    // In this order: a secret with a tab in it would be another text afterwards.
    for scalar in shortened(message).unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x0D, 0x09, 0x85, 0x2028, 0x2029: line += " "
      case 0..<0x20, 0x7F: line += "^" + String(Unicode.Scalar(UInt8(scalar.value) ^ 0x40))
      case 0x80..<0xA0: line += "\u{FFFD}"
      case 0x202A...0x202E, 0x2066...0x2069: line += scalar.code
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The message without secrets, and cut where it is too long: what may be the beginning of a secret at the
  /// cut is left out.
  private static func shortened(_ message: String) -> String {
    if message.utf8.count <= longest { return Secrets.redacted(from: message) }
    var filters = SecretFilters()
    let start = filters.filter(Array(message.utf8.prefix(longest)), isEnd: false)
    return String(decoding: start, as: UTF8.self) + "…"
  }

  /// Writes text as it is, but for secrets.
  static func write(_ text: String) { put(Secrets.redacted(from: text)) }

  /// Where standard error cannot be written, there is nobody to tell.
  private static func put(_ text: String) {
    TransientLine.wipe()
    try? FileDescriptor.standardError.write(Array(text.utf8))
  }
}
