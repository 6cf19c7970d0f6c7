import JSON
import Testing

/// Line and column of a fault, as an editor counts them: lines end at LF, columns are scalars.
@Suite struct FaultPlaceTests {
  @Test(arguments: [
    ("", 1, 1), ("x", 1, 1), ("   x", 1, 4), ("[1,\n 2,\n x]", 3, 2), ("\n\n\nx", 4, 1),
    ("[1\n", 2, 1),
    ("\t\tx", 1, 3), ("\r\nx", 2, 1), ("\r\n\r\n  x", 3, 3), ("[1,\r2,x]", 1, 7),
    ("[\"é\", x]", 1, 7), ("[\"中文\", x]", 1, 8), ("[\"😀\", x]", 1, 7), ("[\"e\u{301}\", x]", 1, 8),
    ("[\"é\",\n\"😀\", x]", 2, 6), ("é", 1, 1), ("[\"é\"é]", 1, 5), ("1 é", 1, 3),
    ("[\"a\\nb\", x]", 1, 10), ("[\"ab", 1, 2), ("{\n  \"a\": tru\n}", 2, 8),
    ("{\"a\": 1,\n}", 2, 1),
  ])
  func theFirstWrongCharacterIsNamed(_ text: String, _ line: Int, _ column: Int) throws {
    let error = try #require(refusal(of: Array(text.utf8)))
    #expect(error.line == line)
    #expect(error.column == column)
  }

  @Test func theOffsetCountsBytes() throws {
    let error = try #require(refusal(of: Array("[\"é\",\n\"😀\", x]".utf8)))
    #expect(error.offset == 15)
  }

  @Test func aFaultInTheMiddleOfALongTextIsFound() throws {
    let lines = String(repeating: "{\"a\": \"é\"},\n", count: 10_000)
    let error = try #require(refusal(of: Array("[\(lines)  nope]".utf8)))
    #expect(error.reason == .expectedValue)
    #expect(error.line == 10_001)
    #expect(error.column == 3)
  }
}
