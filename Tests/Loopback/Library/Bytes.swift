import Foundation

extension [UInt8] {
  /// Where `needle` first occurs. The C functions keep debug builds fast on large outputs.
  package func firstIndex(of needle: [UInt8], from start: Int = 0) -> Int? {
    guard let first = needle.first else { return start <= count ? start : nil }
    return withUnsafeBytes { all in
      guard let base = all.baseAddress else { return nil }
      var at = start
      while at + needle.count <= all.count {
        let places = all.count - needle.count + 1 - at
        guard let found = memchr(base + at, Int32(first), places) else { return nil }
        at = UnsafeRawPointer(found) - base
        if memcmp(base + at, needle, needle.count) == 0 { return at }
        at += 1
      }
      return nil
    }
  }

  package func contains(text: String) -> Bool { firstIndex(of: Array(text.utf8)) != nil }

  /// `times` copies, made by doubling: appending one by one is slow in a debug build.
  package func repeated(_ times: Int) -> [UInt8] {
    guard times > 0, !isEmpty else { return [] }
    var result = self
    result.reserveCapacity(count * times)
    while result.count * 2 <= count * times { result += result }
    result += result.prefix(count * times - result.count)
    return result
  }
}
