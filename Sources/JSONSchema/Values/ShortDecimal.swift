/// A number of at most 18 digits and without an `e`, as nearly all are: read without making an array.
struct ShortDecimal: Sendable {
  /// The number is `significand` × 10 to the power of -`places`.
  let significand: Int
  let places: Int

  /// Gives nil for any other number.
  init?(_ spelling: String) {
    var spelling = spelling
    let parsed = spelling.withUTF8 { Self.parse($0) }
    guard let parsed else { return nil }
    (significand, places) = parsed
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> (Int, Int)? {
    guard bytes.count <= 18 else { return nil }
    var value = 0
    var index = bytes.first == UInt8(ascii: "-") ? 1 : 0
    var point = bytes.count - 1
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit < 10 {
        value = value &* 10 &+ Int(digit)
      } else if bytes[index] == UInt8(ascii: ".") {
        point = index
      } else {
        return nil
      }
      index += 1
    }
    return (bytes.first == UInt8(ascii: "-") ? -value : value, bytes.count - 1 - point)
  }

  static let powers: [Int] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// The significand for that many places; nil where it does not fit.
  func scaled(to places: Int) -> Int? {
    guard places >= self.places, places - self.places <= 18 else { return nil }
    if places == self.places { return significand }
    let (value, isTooBig) = significand.multipliedReportingOverflow(
      by: Self.powers[places - self.places])
    return isTooBig ? nil : value
  }

  /// Negative, zero or positive: as this is less than, equal to or greater than the other; nil where
  /// longer numbers are needed to tell.
  func compared(to other: ShortDecimal) -> Int? {
    let places = max(places, other.places)
    guard let left = scaled(to: places), let right = other.scaled(to: places) else { return nil }
    return left < right ? -1 : left > right ? 1 : 0
  }

  var isInteger: Bool { places == 0 || significand % Self.powers[places] == 0 }
}
