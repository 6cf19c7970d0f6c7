import JSON
import TestSupport
import Testing

/// Text deltas: one string, cut anywhere but inside an escape, also between the halves of a pair.
@Suite struct JSONTextDecoderTests {
  private func decode(_ pieces: [String], finishing: Bool = true) -> [UInt8] {
    var decoder = JSONTextDecoder()
    var output: [UInt8] = []
    for piece in pieces {
      Array(piece.utf8).withUnsafeBufferPointer { decoder.decode($0, into: &output) }
    }
    if finishing { decoder.finish(into: &output) }
    return output
  }

  @Test(arguments: [
    ([#"\ud83d"#, #"\ude00"#], "😀"), ([#"a\ud83d"#, #"\ude00b"#], "a😀b"),
    ([#"\ud83d"#, "", #"\ude00"#], "😀"), ([#"\ud83d"#, "x"], "\u{FFFD}x"),
    ([#"\ud83d"#], "\u{FFFD}"),
    ([#"\ud83d"#, #"\n"#], "\u{FFFD}\n"), ([#"\ud83d"#, #"\ud83d"#, #"\ude00"#], "\u{FFFD}😀"),
    ([#"\ude00"#, #"\ud83d"#], "\u{FFFD}\u{FFFD}"), (["", ""], ""), (["é", "😀"], "é😀"),
    ([#"\ud83d"#, #"\ude00"#, #"\ude00"#], "😀\u{FFFD}"), ([#"\ud83d"#, #"\u0041"#], "\u{FFFD}A"),
  ])
  func piecesSayWhatTheWholeSays(_ pieces: [String], _ content: String) {
    #expect(String(decoding: decode(pieces), as: UTF8.self) == content)
    #expect(JSONString(spelling: pieces.joined()).content == content)
  }

  @Test func onlyAFirstHalfIsHeldBack() {
    #expect(decode([#"ab\n"#], finishing: false) == Array("ab\n".utf8))
    #expect(decode([#"ab\ud83d"#], finishing: false) == Array("ab".utf8))
    #expect(decode([#"ab\ude00"#], finishing: false) == Array("ab\u{FFFD}".utf8))
    #expect(decode([#"ab\ud83d"#, #"\ude00"#], finishing: false) == Array("ab😀".utf8))
  }

  @Test func finishingEndsAPairAndTheDecoderGoesOn() {
    var decoder = JSONTextDecoder()
    var output: [UInt8] = []
    Array(#"\ud83d"#.utf8).withUnsafeBufferPointer { decoder.decode($0, into: &output) }
    decoder.finish(into: &output)
    decoder.finish(into: &output)
    Array(#"\ude00"#.utf8).withUnsafeBufferPointer { decoder.decode($0, into: &output) }
    decoder.finish(into: &output)
    #expect(output == Array("\u{FFFD}\u{FFFD}".utf8))
  }

  /// Swift's own repair of UTF-16 is the reference.
  @Test(arguments: 0..<4)
  func anyCutGivesWhatUTF16Says(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let tokens: [(spelling: String, units: [UInt16])] = [
      ("a", [0x61]), ("é", [0xE9]), ("😀", [0xD83D, 0xDE00]), (#"\n"#, [0x0A]), (#"\\"#, [0x5C]),
      (#"\""#, [0x22]), (#"\u0000"#, [0]), (#"\u00e9"#, [0xE9]), (#"\uffff"#, [0xFFFF]),
      (#"\ud83d"#, [0xD83D]), (#"\uDE00"#, [0xDE00]), (#"\udbff"#, [0xDBFF]),
      (#"\uDFFF"#, [0xDFFF]),
      ("", []),
    ]
    for _ in 0..<1000 {
      let chosen = (0..<Int.random(in: 0..<8, using: &random)).map { _ in random.pick(tokens) }
      var pieces = [""]
      for token in chosen {
        if random.oneIn(2) { pieces.append("") }
        pieces[pieces.count - 1] += token.spelling
      }
      let expected = String(decoding: chosen.flatMap(\.units), as: UTF16.self)
      if decode(pieces) != Array(expected.utf8) { Issue.record("\(pieces) is not \(expected)") }
    }
  }
}
