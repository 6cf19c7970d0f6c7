import HTTP
import Testing

@Suite struct SHA256Tests {
  private static func hash(_ text: String) -> String { hexadecimal(Array(text.utf8)) }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
        + "mnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `the standard's vectors`(text: String, hash: String) {
    #expect(Self.hash(text) == hash)
  }

  @Test func `a million times the letter a`() {
    #expect(
      Self.hexadecimal([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `the key of a request in a cassette`() {
    let body = Array(#"{"model":"m"}"#.utf8)
    #expect(
      HTTPRequest.cassetteKey(method: "POST", path: "/v1/messages", body: body)
        == "b1853603fbce71c5")
    #expect(
      HTTPRequest.cassetteKey(method: "GET", path: "/v1/models", body: []) == "31859108c0d9d31c")
  }

  @Test func `pieces of any size give the hash of the whole`() {
    let bytes = (0..<200).map { UInt8($0) }
    for length in 0...200 {
      let whole = Self.hexadecimal(Array(bytes[..<length]))
      for cut in stride(from: 0, through: length, by: 7) {
        var hash = SHA256()
        hash.update(bytes[..<cut])
        hash.update(bytes[cut..<length])
        let pieces = hash.finish().map {
          String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
        }
        #expect(pieces.joined() == whole)
      }
    }
  }
}
