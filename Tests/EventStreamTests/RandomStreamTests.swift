import EventStream
import TestSupport
import Testing

/// Random streams made of what is tricky, in random pieces, against the standard's own algorithm.
@Suite struct RandomStreamTests {
  private static let tokens = [
    "data", "event", "id", "retry", ":", ":", ": ", "data: ", "data:", "data:", "event: ", " ",
    "  ", "{",
    "}", "\"a\":1", "\"data\": 1", "\n", "\n", "\n\n", "\r", "\r", "\r\n", "\r\n", "\r\n\r\n",
    "\n\r", "\r\r",
    "x", "a longer run of text", "é", "😀", "\u{FEFF}", "\0", "\u{0A}data: ", "[DONE]", ":PING\n",
    "\u{8A}\u{8D}\u{010A}", "{\"error\":{}}",
  ]

  @Test(arguments: 0..<16)
  func theParserAgreesWithTheStandard(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<400 {
      let count = Int.random(in: 0..<30, using: &random)
      let stream =
        (random.oneIn(4) ? "\u{FEFF}" : "")
        + (0..<count).map { _ in random.pick(Self.tokens) }.joined()
      let expected = ReferenceParser.events(in: stream)
      var pieces: [[UInt8]] = [[]]
      let length = random.pick([1, 3, 20, 1000])
      for byte in stream.utf8 {
        if pieces[pieces.count - 1].count > 0, random.oneIn(length) { pieces.append([]) }
        pieces[pieces.count - 1].append(byte)
      }
      let found = events(in: pieces)
      if found != expected {
        Issue.record("\(stream.debugDescription): \(found), not \(expected)")
      }
    }
  }

  /// Line ends at every place of the scanner's eight bytes, beside the bytes that look most like one.
  @Test(arguments: ["\n", "\r", "\r\n", "\n\r"])
  func aLineEndIsSeenAtEveryPlace(_ end: String) {
    for neighbour in [
      "\u{0B}", "\u{0C}", "\u{0E}", "\u{09}", "\u{08}", "\0", "\u{01}", "\u{7F}", "a", "\u{10A}",
    ] {
      for before in 0..<20 {
        for after in 0..<10 {
          let lines = [
            "data:a" + String(repeating: neighbour, count: before),
            "data:" + String(repeating: neighbour, count: after), "",
          ]
          let stream = lines.joined(separator: end) + end
          if events(in: stream) != ReferenceParser.events(in: stream) {
            Issue.record("\(stream.debugDescription)")
          }
        }
      }
    }
  }
}
