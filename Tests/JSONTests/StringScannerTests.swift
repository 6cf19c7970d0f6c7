import JSON
import TestSupport
import Testing

/// The scanner reads 32 bytes at a time, then eight; wherever a byte stands, it must see what a slow one sees.
@Suite struct StringScannerTests {
  private func read(_ bytes: [UInt8]) -> NaiveStrings.Outcome? {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      do throws(JSONError) {
        return try reader.readStringIfPresent().map(NaiveStrings.Outcome.range)
      } catch {
        return .fault(Fault(error))
      }
    }
  }

  @Test(arguments: [0x23, 0x61, 0x7F] as [UInt8])
  func everyByteIsSeenAtEveryPlaceAndAlignment(_ filler: UInt8) {
    for padding in 0..<8 {
      let head = [UInt8](repeating: 0x20, count: padding) + [0x22]
      var bytes = head + [UInt8](repeating: filler, count: 81) + [0x22]
      for place in head.count..<head.count + 80 {
        for byte in UInt8.min...UInt8.max {
          bytes[place] = byte
          let expected = NaiveStrings.read(bytes, openedAt: padding)
          if read(bytes) != expected {
            Issue.record("byte \(byte) at \(place) after \(padding) spaces: not \(expected)")
          }
        }
        bytes[place] = filler
      }
    }
  }

  @Test(arguments: 0..<100)
  func aStringOfAnyLengthEndsAtItsQuotationMark(_ count: Int) {
    for padding in 0..<8 {
      let head = [UInt8](repeating: 0x20, count: padding) + [0x22]
      let text = head + [UInt8](repeating: 0x7F, count: count)
      #expect(read(text + [0x22]) == .range(padding + 1..<padding + 1 + count))
      #expect(read(text + [0x22, 0x22]) == .range(padding + 1..<padding + 1 + count))
      #expect(read(text) == .fault(Fault(.unterminatedString, at: padding)))
    }
  }

  /// Bytes on both sides of every bound, in every company: a borrow must not hide or invent a stop.
  @Test(arguments: 0..<8)
  func trickyBytesInAnyCompanyAreReadAsTheSlowWay(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let tokens: [[UInt8]] = [
      [0x22], [0x5C], [0x5C, 0x22], [0x5C, 0x5C], [0x00], [0x1F], [0x20], [0x21], [0x23], [0x5B],
      [0x5D], [0x7F], [0x80], [0xA0], [0xA2], [0xDC], [0xFF], [0xC3, 0xA9], [0xE2, 0x82, 0xAC],
      [0xF0, 0x9F, 0x98, 0x80], [0xF0, 0x9F], Array("\\u00e9".utf8), Array("\\u12".utf8), [0x61],
    ]
    for _ in 0..<3000 {
      // Mostly plain text, so that the tricky bytes are not all at the beginning.
      var bytes: [UInt8] = [0x22]
      for _ in 0..<Int.random(in: 0..<100, using: &random) {
        bytes += Int.random(in: 0..<4, using: &random) == 0 ? random.pick(tokens) : [0x62]
      }
      // Room for the digits of any `\u`: see RefusedTextTests for texts that end within one.
      bytes += Array("\"    ".utf8)
      let expected = NaiveStrings.read(bytes, openedAt: 0)
      if read(bytes) != expected { Issue.record("\(bytes): not \(expected)") }
    }
  }
}
