import JSON
import TestSupport
import Testing

/// What must hold for any value and any text, tried with random ones; a seed names each failure.
@Suite struct RoundTripTests {
  @Test(arguments: 0..<8)
  func parsingWhatWasRenderedGivesTheValueBack(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for _ in 0..<400 {
      let value = random.json(depth: 5)
      let rendered = value.rendered
      let parsed = try JSON.parse(rendered)
      if parsed != value || parsed.rendered != rendered { Issue.record("\(value.renderedText)") }
    }
  }

  @Test(arguments: 0..<8)
  func parsingAndRenderingRemovesOnlyWhiteSpace(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for _ in 0..<200 {
      let compact = random.json(depth: 4).rendered
      let spaced = random.spaced(compact)
      if try JSON.parse(spaced).rendered != compact {
        Issue.record("\(String(decoding: spaced, as: UTF8.self))")
      }
    }
  }

  @Test(arguments: 0..<4)
  func everyBeginningOfATextIsRefusedAsUnfinished(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<20 {
      let text = Array("[".utf8) + random.spaced(random.json(depth: 3).rendered) + Array("]".utf8)
      for count in 0..<text.count {
        let piece = Array(text[..<count])
        let found = parsingError(in: piece)
        if found == nil || found != skippingError(in: piece) {
          Issue.record("\(String(decoding: piece, as: UTF8.self))")
        }
      }
    }
  }

  /// Both readers judge damaged texts alike, and what they accept comes back as it was.
  @Test(arguments: 0..<8)
  func damagedTextsAreJudgedAlikeByBothReaders(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let damage = Array("[]{},:\"\\u0e+-.1tn/ \n\u{1}é".utf8) + [0x80, 0xFF, 0xC3, 0xE2]
    for _ in 0..<500 {
      var text = random.json(depth: 3).rendered
      for _ in 0..<Int.random(in: 1..<4, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0 where place < text.count: text[place] = random.pick(damage)
        case 1 where place < text.count: text.remove(at: place)
        default: text.insert(random.pick(damage), at: place)
        }
      }
      let found = refusal(of: text)
      if found == nil {
        let rendered = try JSON.parse(text).rendered
        #expect(try JSON.parse(rendered).rendered == rendered)
        #expect(rendered.filter { $0 > 0x20 } == text.filter { $0 > 0x20 })
      } else if let found {
        #expect((0...text.count).contains(found.offset))
      }
    }
  }
}
