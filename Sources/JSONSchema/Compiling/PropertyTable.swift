import JSON

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Looks up the names that a schema speaks of, without making a value of the name that is looked up.
struct PropertyTable: Sendable {
  let names: [Text]
  /// The names' bytes one after the other, and where each ends.
  private let bytes: [UInt8]
  private let ends: [Int]
  /// Numbers of names by their hash, or -1; at most half of the places are taken.
  private let buckets: [Int32]

  init(_ names: [Text]) {
    self.names = names
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for name in names {
      bytes += name.bytes
      ends.append(bytes.count)
    }
    (self.bytes, self.ends) = (bytes, ends)
    var count = 4
    while count < names.count * 2 { count *= 2 }
    var buckets = [Int32](repeating: -1, count: count)
    for (number, name) in names.enumerated() {
      var bucket = name.bytes.withUnsafeBufferPointer { Self.hash($0) } & (count - 1)
      while buckets[bucket] >= 0 { bucket = (bucket + 1) & (count - 1) }
      buckets[bucket] = Int32(number)
    }
    self.buckets = buckets
  }

  /// The name's number; nil where no rule speaks of it.
  ///
  /// - Parameter guess: the number to try first. Members mostly come in the schema's order.
  func number(of name: JSONString, guess: Int) -> Int? {
    if names.isEmpty { return nil }
    let (number, hasEscapes) = name.withSpelling { spelling -> (Int?, Bool) in
      if guess < names.count, isName(guess, spelling) { return (guess, false) }
      if let number = self.number(of: spelling) { return (number, false) }
      return (nil, spelling.contains(UInt8(ascii: "\\")))
    }
    guard number == nil, hasEscapes else { return number }
    return Text(name).bytes.withUnsafeBufferPointer { self.number(of: $0) }
  }

  private func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var bucket = Self.hash(bytes) & (buckets.count - 1)
    while buckets[bucket] >= 0 {
      if isName(Int(buckets[bucket]), bytes) { return Int(buckets[bucket]) }
      bucket = (bucket + 1) & (buckets.count - 1)
    }
    return nil
  }

  private func isName(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == bytes.count else { return false }
    return self.bytes.withUnsafeBufferPointer { names in
      guard let names = names.baseAddress, let other = bytes.baseAddress else { return true }
      return memcmp(names + start, other, bytes.count) == 0
    }
  }

  /// FNV-1a.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
