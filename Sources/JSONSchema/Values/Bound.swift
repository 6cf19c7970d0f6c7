/// A number that a schema gives as a limit, ready to be compared with.
final class Bound: Sendable {
  let spelling: String
  let value: Decimal
  private let short: ShortDecimal?

  init(_ spelling: String) {
    self.spelling = spelling
    value = Decimal(spelling)
    short = ShortDecimal(spelling)
  }

  /// Negative, zero or positive: as the number is less than, equal to or greater than the limit.
  func order(of number: String) -> Int {
    if let short, let order = ShortDecimal(number)?.compared(to: short) { return order }
    return Decimal(number).compared(to: value)
  }
}

/// The divisor of `multipleOf`.
final class Divisor: Sendable {
  let spelling: String
  /// The divisor is `significand` × 10 to the power of `exponent`.
  private let significand: UInt64
  private let exponent: Int
  private let short: ShortDecimal?

  /// Gives nil for a divisor of more than 19 significant digits that does not fit in 64 bits.
  init?(_ spelling: String) {
    let value = Decimal(spelling)
    guard value.digits.count <= 19 else { return nil }
    self.spelling = spelling
    significand = value.digits.reduce(0) { $0 * 10 + UInt64($1) }
    exponent = value.exponent
    short = ShortDecimal(spelling)
  }

  /// Whether the number is the divisor times an integer, in decimal arithmetic.
  func divides(_ number: String) -> Bool {
    if let short, let number = ShortDecimal(number) {
      let places = max(short.places, number.places)
      if let divisor = short.scaled(to: places), let number = number.scaled(to: places) {
        return number % divisor == 0
      }
    }
    let number = Decimal(number)
    if number.digits.isEmpty { return true }
    // The last digit of the number's significand is not 0: it cannot be divided by ten once more.
    guard number.exponent >= exponent else { return false }
    let rest = number.digits.reduce(0) { remainder($0, 10, plus: UInt64($1)) }
    return remainder(rest, power(UInt64(number.exponent - exponent)), plus: 0) == 0
  }

  /// 10 to that power, modulo the significand.
  private func power(_ exponent: UInt64) -> UInt64 {
    var result = 1 % significand
    var base = 10 % significand
    var left = exponent
    while left > 0 {
      if left & 1 == 1 { result = remainder(result, base, plus: 0) }
      base = remainder(base, base, plus: 0)
      left >>= 1
    }
    return result
  }

  /// `left` × `right` + `addend`, modulo the significand; `left` is below the significand.
  private func remainder(_ left: UInt64, _ right: UInt64, plus addend: UInt64) -> UInt64 {
    let product = (left % significand).multipliedFullWidth(by: right % significand)
    let remainder = significand.dividingFullWidth(product).remainder
    let rest = addend % significand
    return remainder >= significand - rest
      ? remainder - (significand - rest) : remainder + rest
  }
}
