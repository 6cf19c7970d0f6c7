import JSON
import TestSupport
import Testing

/// Base64, and strings that are a file's.
@Suite struct Base64Tests {
  @Test(
    "the test vectors of RFC 4648",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base64(_ text: String, _ encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
  }

  @Test("every letter of the alphabet of base64, in order")
  func alphabet() {
    let bytes: [UInt8] = (0..<16).flatMap { group -> [UInt8] in
      let bits = (0..<4).reduce(0) { $0 << 6 | (group * 4 + $1) }
      return [UInt8(bits >> 16), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
    }
    #expect(
      Base64.encode(bytes) == "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  }

  /// Around the size of the pieces in which it is rendered.
  @Test(arguments: [0, 1, 2, 3, 24_574, 24_575, 24_576, 24_577, 24_578, 49_152, 100_000])
  func isRenderedAsItIsEncoded(_ count: Int) {
    var random = SplitMix(seed: 7)
    let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let string = JSONString(base64Of: bytes)
    #expect(string.spelling == Base64.encode(bytes))
    #expect(JSON.string(string).rendered == Array("\"\(Base64.encode(bytes))\"".utf8))
    #expect(string == JSONString(Base64.encode(bytes)))
  }
}
