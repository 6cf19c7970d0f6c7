import JSONSchema
import Testing

/// Numbers count as they are spelled.
@Suite struct NumberTests {
  /// Numbers in their order; those in one line are equal.
  private static let order = [
    ["-1e1000000000"], ["-1e400", "-10e399"], ["-12345678901234567890.5"],
    ["-12345678901234567890", "-1234567890123456789e1"], ["-2"], ["-1.5", "-15e-1", "-0.15E+1"],
    ["-1e-400"], ["0", "-0", "0.000", "0e5", "-0.0E-7", "0e99999999999999999999"],
    ["1e-1000000000"], ["1e-400", "0.1e-399"], ["0.1", "1e-1", "0.10"],
    ["0.1000000000000000055511151231257827"], ["0.3"], ["1", "1.0", "10e-1", "0.01e2"],
    ["9007199254740992"], ["9007199254740993", "9007199254740993.000"],
    ["999999999999999999"], ["1000000000000000000", "1e18"], ["9223372036854775807"],
    ["9223372036854775808"], ["1e308"], ["1e309"], ["1e1000000000"], ["1e1000000001"],
  ]

  @Test func anyTwoNumbersAreComparedExactly() throws {
    for (place, left) in Self.order.enumerated() {
      for (otherPlace, right) in Self.order.enumerated() {
        for (number, limit) in left.flatMap({ left in right.map { (left, $0) } }) {
          let words = "\(number) and \(limit)"
          #expect(
            try (violation("{\"maximum\":\(limit)}", number) == nil) == (place <= otherPlace),
            "\(words)")
          #expect(
            try (violation("{\"exclusiveMinimum\":\(limit)}", number) == nil)
              == (place > otherPlace),
            "\(words)")
          #expect(
            try (violation("{\"const\":\(limit)}", number) == nil) == (place == otherPlace),
            "\(words)")
          #expect(
            try (violation("{\"uniqueItems\":true}", "[\(number),\(limit)]") == nil)
              == (place != otherPlace), "\(words)")
        }
      }
    }
  }

  @Test(arguments: [
    ("0.01", "4.35", true), ("0.01", "0.07", true), ("0.01", "4.355", false),
    ("0.1", "1e308", true),
    ("0.5", "1e1000000000", true), ("3", "1e1000000000", false), ("3", "3e1000000000", true),
    ("7", "1e1000000000", false), ("1e400", "1e401", true), ("1e400", "1.5e400", false),
    ("1e-400", "1", true), ("1e-400", "1e-401", false), ("1e1000000000", "1e-1000000000", false),
    ("0.0075", "0.0225", true), ("0.0075", "0.00751", false), ("1.5", "-4.5", true),
    ("9999999999999999999", "9999999999999999999e3", true),
    ("9999999999999999999", "99999999999999999990000000000000000001", false),
    ("123456789", "1e308", false), ("2", "123456789012345678901234567890", true),
    ("1e5", "0", true),
  ])
  func multiplesAreDecimal(_ divisor: String, _ number: String, _ isMultiple: Bool) throws {
    #expect(try (violation("{\"multipleOf\":\(divisor)}", number) == nil) == isMultiple)
  }

  @Test(arguments: [
    ("1", true), ("1.0", true), ("1.5", false), ("1e400", true), ("1e-1", false), ("10e-1", true),
    ("1.50e1", true), ("1.55e1", false), ("0e-5", true), ("-0.0", true), ("1e1000000000", true),
    ("1e-1000000000", false), ("12345678901234567890.0", true), ("12345678901234567890.1", false),
  ])
  func anIntegerIsOneByItsValue(_ number: String, _ isInteger: Bool) throws {
    #expect(try (violation(#"{"type":"integer"}"#, number) == nil) == isInteger)
  }

  @Test func millionsOfDigitsTakeNoTime() throws {
    let digits = String(repeating: "7", count: 2_000_000)
    #expect(try violation(#"{"maximum":1e1999999,"multipleOf":7}"#, digits)?.rule == "/maximum")
    #expect(try violation(#"{"multipleOf":7,"type":"integer"}"#, digits) == nil)
  }
}
