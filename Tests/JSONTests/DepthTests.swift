import JSON
import Testing

/// Recursion goes as deep as a text nests, so a text may nest only so deep.
@Suite struct DepthTests {
  /// Ways to nest: what opens a level, what closes it, and the place of the bracket in the opening.
  private static let nestings: [(open: String, close: String)] = [
    ("[", "]"), ("{\"a\":", "}"), ("[1,", "]"), ("{\"a\":0,\"b\":", ",\"c\":0}"), (" [ ", " ]"),
  ]

  private func nested(_ depth: Int, _ open: String, _ close: String) -> [UInt8] {
    Array(
      (String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth)).utf8)
  }

  @Test(arguments: Self.nestings)
  func aThousandLevelsAreFine(_ open: String, _ close: String) throws {
    let text = nested(JSON.maximumDepth, open, close)
    #expect(JSON.maximumDepth == 1000)
    #expect(refusal(of: text) == nil)
    let value = try JSON.parse(text)
    #expect(value.rendered == text.filter { $0 != 0x20 })
    #expect(try JSON.parse(text) == value)
  }

  @Test(arguments: Self.nestings, [1001, 100_000])
  func oneMoreIsRefusedAtItsBracket(_ nesting: (open: String, close: String), _ depth: Int) {
    let (open, close) = nesting
    let blanks = open.prefix { $0 == " " }.count
    let expected = Fault(.tooDeep, at: 1000 * open.utf8.count + blanks)
    #expect(refusal(of: nested(depth, open, close)).map(Fault.init) == expected)
  }

  @Test(arguments: ["[", "{\"a\":"])
  func tenMillionLevelsAreRefusedWithoutACrash(_ open: String) {
    let unit = Array(open.utf8)
    let text = [UInt8](unsafeUninitializedCapacity: 10_000_000 * unit.count) { buffer, count in
      for index in buffer.indices { buffer[index] = unit[index % unit.count] }
      count = buffer.count
    }
    #expect(refusal(of: text).map(Fault.init) == Fault(.tooDeep, at: 1000 * unit.count))
  }

  @Test func arraysAndObjectsCountAlike() {
    let open = String(repeating: "[{\"a\":", count: 500)
    let close = String(repeating: "}]", count: 500)
    #expect(fault(in: open + "[]" + close) == Fault(.tooDeep, at: 3000))
    #expect(fault(in: open + "{}" + close) == Fault(.tooDeep, at: 3000))
    #expect(fault(in: open + "\"[[[\"" + close) == nil)
  }

  @Test func levelsThatWereLeftDoNotCount() {
    let siblings = Array(repeating: "[[]],{\"a\":{}}", count: 3000).joined(separator: ",")
    #expect(fault(in: "[\(siblings)]") == nil)
    let open = String(repeating: "[", count: 998)
    let close = String(repeating: "]", count: 998)
    #expect(fault(in: open + siblings + close) == nil)
  }
}
