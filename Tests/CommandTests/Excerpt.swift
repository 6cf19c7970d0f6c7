import Loopback

/// A short quotation of a long output.
enum Excerpt {
  private static let length = 400

  /// As much as fits, from shortly before the first difference.
  static func of(_ bytes: [UInt8], against other: [UInt8] = []) -> String {
    var start = 0
    if !other.isEmpty {
      let common = zip(bytes, other).prefix { $0 == $1 }.count
      start = max(0, common - 80)
    }
    let end = min(bytes.count, start + length)
    let text = Value.quoted(String(decoding: bytes[min(start, end)..<end], as: UTF8.self))
    let before = start > 0 ? "[\(start) bytes]…" : ""
    let after = end < bytes.count ? "…[\(bytes.count - end) more bytes]" : ""
    return before + text + after
  }
}
