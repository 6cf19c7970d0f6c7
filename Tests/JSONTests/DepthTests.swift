import JSON
import Testing

/// Recursion goes as deep as a text nests, so a text may nest only so deep.
@Suite struct DepthTests {
  /// Ways to nest: what opens a level, and what closes it.
  private static let nestings: [(open: String, close: String)] = [
    ("[", "]"), ("{\"a\":", "}"), ("[1,", "]"), ("{\"a\":0,\"b\":", ",\"c\":0}"), (" [ ", " ]"),
  ]

  private func nested(_ depth: Int, _ open: String, _ close: String, around innermost: String = "0")
    -> [UInt8]
  {
    Array(
      (String(repeating: open, count: depth) + innermost + String(repeating: close, count: depth))
        .utf8)
  }

  /// What refuses the text, told by both readers.
  private func faults(in text: [UInt8]) async -> [Fault?] {
    await withDeepStack {
      [parsingError(in: text), skippingError(in: text)].map { $0.map(Fault.init) }
    }
  }

  @Test(arguments: Self.nestings)
  func aThousandLevelsAreFine(_ open: String, _ close: String) async {
    #expect(JSON.maximumDepth == 512)
    let text = nested(512, open, close)
    #expect(await faults(in: text) == [nil, nil])
    let isKept = await withDeepStack {
      let value = try? JSON.parse(text)
      let again = try? JSON.parse(text)
      return value == again && value?.rendered == text.filter { $0 != 0x20 }
    }
    #expect(isKept)
  }

  @Test(arguments: Self.nestings, [513, 100_000])
  func oneMoreIsRefusedAtItsBracket(_ nesting: (open: String, close: String), _ depth: Int) async {
    let (open, close) = nesting
    let blanks = open.prefix { $0 == " " }.count
    let expected = Fault(.tooDeep, at: 512 * open.utf8.count + blanks)
    #expect(await faults(in: nested(depth, open, close)) == [expected, expected])
  }

  @Test(arguments: ["[", "{\"a\":"])
  func tenMillionLevelsAreRefusedWithoutACrash(_ open: String) async {
    let text = [UInt8](String(repeating: open, count: 10_000_000).utf8)
    let expected = Fault(.tooDeep, at: 512 * open.utf8.count)
    #expect(await faults(in: text) == [expected, expected])
  }

  @Test(arguments: [("[]", true), ("{}", true), ("\"[[[{{{\"", false), ("-0", false)])
  func arraysAndObjectsCountAlike(_ innermost: String, _ isTooDeep: Bool) async {
    let open = String(repeating: "[{\"a\":", count: 256)
    let text = Array((open + innermost + String(repeating: "}]", count: 256)).utf8)
    let expected = isTooDeep ? Fault(.tooDeep, at: open.utf8.count) : nil
    #expect(await faults(in: text) == [expected, expected])
  }

  @Test func levelsThatWereLeftDoNotCount() async {
    let siblings = Array(repeating: "[[]],{\"a\":{}}", count: 3000).joined(separator: ",")
    for depth in [1, 510] {
      #expect(await faults(in: nested(depth, "[", "]", around: siblings)) == [nil, nil])
    }
    let tooDeep = await faults(in: nested(511, "[", "]", around: siblings))
    #expect(tooDeep == [Fault(.tooDeep, at: 512), Fault(.tooDeep, at: 512)])
  }
}
