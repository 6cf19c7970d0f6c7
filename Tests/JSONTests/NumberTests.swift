import JSON
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    "0", "-0", "1", "-1", "10", "123", "1.0", "0.1", "-0.0", "1.10", "0.000000000000000000001",
    "1e5",
    "1E5", "1e+5", "1E+2", "1e-5", "1e05", "0e0", "0E+000", "1.5e10", "1.50E-10", "1e400",
    "-1e-400",
    "123456789012345678901234567890", "-123456789012345678901234567890.0987654321",
    "9007199254740993",
    "3.141592653589793238462643383279",
  ])
  func aNumberKeepsItsSpelling(_ spelling: String) throws {
    #expect(fault(in: spelling) == nil)
    #expect(try JSON.parse(spelling) == .number(spelling))
    #expect(try JSON.parse(" \(spelling)\n").renderedText == spelling)
    #expect(
      try JSON.parse("[\(spelling),\(spelling)]").elements == [
        .number(spelling), .number(spelling),
      ])
    #expect(try JSON.parse("{\"a\":\(spelling)}")["a"] == .number(spelling))
  }

  @Test(arguments: [
    ("-", 1), ("--1", 1), ("-+1", 1), ("-a", 1), ("-.1", 1), ("-Infinity", 1), ("-NaN", 1),
    ("- 1", 1),
    ("01", 1), ("-01", 2), ("00", 1), ("012", 1), ("1.", 2), ("1.e1", 2), ("1.-1", 2), ("1..1", 2),
    ("1e", 2), ("1e+", 3), ("1E-", 3), ("1e+-1", 3), ("1ee1", 2), ("0e", 2), ("1e.5", 2),
    ("[-]", 2),
    ("[1.]", 3), ("[0123]", 2), ("{\"a\":1e}", 7), ("-é", 1), ("1.\u{661}", 2),
  ])
  func aMalformedNumberIsRefused(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.badNumber, at: offset))
  }

  @Test(arguments: [
    ("1.2.3", 3), ("1e1.5", 3), ("1e1e1", 3), ("0x1F", 1), ("0b1", 1), ("1_000", 1), ("1,000", 1),
    ("1 000", 2), ("1a", 1), ("1.0f", 3), ("1-2", 1), ("1+2", 1), ("1/", 1), ("1:", 1),
    ("1\u{661}", 1),
    ("0-1", 1),
  ])
  func whatDoesNotBelongToANumberIsTrailingText(_ text: String, _ offset: Int) {
    #expect(fault(in: text) == Fault(.trailingText, at: offset))
  }

  @Test(arguments: ["+1", ".1", "１", "\u{661}", "e1", "E1"])
  func whatCannotBeginANumberIsNoValue(_ text: String) {
    #expect(fault(in: text) == Fault(.expectedValue, at: 0))
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("12", 12), ("-7", -7), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("9223372036854775808", nil), ("1e2", nil), ("1.0", nil),
      ("1E400", nil),
    ] as [(String, Int?)])
  func onlyAnIntegerThatFitsIsAnInteger(_ spelling: String, _ integer: Int?) throws {
    #expect(try JSON.parse(spelling).integer == integer)
  }

  @Test func numbersAreEqualWhereTheyAreSpelledAlike() {
    #expect(JSON.number("1.0") == .number("1.0"))
    #expect(JSON.number("1.0") != .number("1"))
    #expect(JSON(-5) == .number("-5"))
    #expect(JSON("1") != JSON(1))
  }
}
