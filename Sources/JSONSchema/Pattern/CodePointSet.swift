/// The code points that a character class, an escape or a single character stands for.
struct CodePointSet: Sendable {
  private(set) var ranges: [ClosedRange<UInt32>] = []
  private var properties: [(property: UnicodeProperty, isNegated: Bool)] = []
  var isNegated = false
  /// The verdict for ASCII, worked out once.
  private var ascii: (UInt64, UInt64) = (0, 0)

  static let maximum: UInt32 = 0x10FFFF

  init(_ point: UInt32) { ranges = [point...point] }

  init(_ ranges: [ClosedRange<UInt32>] = []) { self.ranges = ranges }

  init(_ property: UnicodeProperty, isNegated: Bool) { properties = [(property, isNegated)] }

  mutating func formUnion(_ other: CodePointSet) {
    if other.isNegated {
      // Only the escapes \D, \S and \W are negated when they join a class, and they hold ranges.
      ranges += Self.complement(of: other.ranges)
    } else {
      ranges += other.ranges
    }
    properties += other.properties
  }

  private static func complement(of ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var complement: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { complement.append(next...range.lowerBound - 1) }
      next = max(next, range.upperBound + 1)
    }
    if next <= maximum { complement.append(next...maximum) }
    return complement
  }

  /// Sorts what was gathered and works out the verdict for ASCII.
  mutating func freeze() {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    ranges = merged
    ascii = (0, 0)
    for point in 0..<64 where slowlyContains(UInt32(point)) { ascii.0 |= 1 << point }
    for point in 64..<128 where slowlyContains(UInt32(point)) { ascii.1 |= 1 << (point - 64) }
  }

  func contains(_ point: UInt32) -> Bool {
    if point < 64 { return ascii.0 >> UInt64(point) & 1 == 1 }
    if point < 128 { return ascii.1 >> UInt64(point - 64) & 1 == 1 }
    return slowlyContains(point)
  }

  private func slowlyContains(_ point: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < point { low = middle + 1 } else { high = middle }
    }
    let isInRange = low < ranges.count && ranges[low].contains(point)
    return (isInRange || properties.contains { $0.property.holds(point) != $0.isNegated })
      != isNegated
  }
}

extension CodePointSet {
  /// `\d`
  static let digits = CodePointSet([0x30...0x39])
  /// `\w`
  static let word = CodePointSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// `\s`: white space and line terminators (ECMA-262, 12.2 and 12.3).
  static let space = CodePointSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  /// What `.` does not match.
  static let lineTerminators = CodePointSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])

  var negated: CodePointSet {
    var set = self
    set.isNegated.toggle()
    return set
  }
}
