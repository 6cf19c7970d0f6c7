/// A number's exact value, from its spelling: the digits that count, and a power of ten.
///
/// An exponent beyond ±10¹⁸ is taken for ±10¹⁸; nothing else is ever rounded.
struct Decimal: Sendable, Hashable {
  let isNegative: Bool
  /// The digits (0 to 9) between the first and the last that are not 0; none where the value is 0.
  let digits: [UInt8]
  /// The power of ten of the last digit.
  let exponent: Int

  static let exponentLimit = 1_000_000_000_000_000_000

  /// - Parameter spelling: a legal JSON number.
  init(_ spelling: String) {
    var isNegative = false
    var digits: [UInt8] = []
    var exponent = 0
    var isFraction = false
    var bytes = spelling.utf8.makeIterator()
    digits.reserveCapacity(spelling.utf8.count)
    scan: while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): break scan
      default:
        if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte & 15) }
        if isFraction { exponent -= 1 }
      }
    }
    exponent += Self.power(&bytes)
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    self.isNegative = isNegative && !digits.isEmpty
    self.exponent = digits.isEmpty ? 0 : exponent
    self.digits = digits
  }

  /// The number after the `e`, as far as the limit.
  private static func power(_ bytes: inout String.UTF8View.Iterator) -> Int {
    var isNegative = false
    var power = 0
    while let byte = bytes.next() {
      if byte == UInt8(ascii: "-") { isNegative = true }
      guard byte >= UInt8(ascii: "0") else { continue }
      power = power < exponentLimit / 10 ? power * 10 + Int(byte & 15) : exponentLimit
    }
    return isNegative ? -power : power
  }

  var isInteger: Bool { exponent >= 0 }

  /// The value where it is an integer that fits in 64 bits.
  var integer: Int? {
    guard exponent >= 0, digits.count + exponent <= 19 else { return nil }
    var value = 0
    for index in 0..<digits.count + exponent {
      let (product, isTooBig) = value.multipliedReportingOverflow(by: 10)
      let digit = index < digits.count ? Int(digits[index]) : 0
      let (sum, isStillTooBig) = product.addingReportingOverflow(digit)
      if isTooBig || isStillTooBig { return nil }
      value = sum
    }
    return isNegative ? -value : value
  }

  /// Negative, zero or positive: as this is less than, equal to or greater than the other.
  func compared(to other: Decimal) -> Int {
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    let order = magnitudeCompared(to: other)
    return isNegative ? -order : order
  }

  private func magnitudeCompared(to other: Decimal) -> Int {
    if digits.isEmpty || other.digits.isEmpty {
      return digits.count.signum() - other.digits.count.signum()
    }
    let places = digits.count + exponent
    let otherPlaces = other.digits.count + other.exponent
    if places != otherPlaces { return places < otherPlaces ? -1 : 1 }
    for (digit, otherDigit) in zip(digits, other.digits) where digit != otherDigit {
      return digit < otherDigit ? -1 : 1
    }
    return (digits.count - other.digits.count).signum()
  }
}
