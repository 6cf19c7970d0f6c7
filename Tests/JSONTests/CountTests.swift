import Testing

@testable import JSON

/// A text may have so many values, since each takes many times the memory of its spelling.
@Suite struct CountTests {
  @Test func asManyAsAreAllowed() throws {
    let text = array(of: JSON.maximumCount - 1)
    #expect(try JSON.parse(text).elements?.count == JSON.maximumCount - 1)
  }

  @Test func oneMoreIsRefusedAtItsPlace() {
    let text = array(of: JSON.maximumCount)
    #expect { try JSON.parse(text) } throws: { error in
      guard let error = error as? JSONError else { return false }
      // The last element.
      return error.reason == .tooMany && error.offset == text.count - 2
    }
  }

  /// `[0,0,…]`
  private func array(of count: Int) -> [UInt8] {
    var text = [UInt8](repeating: UInt8(ascii: "0"), count: 2 * count + 1)
    for place in stride(from: 2, to: text.count, by: 2) { text[place] = UInt8(ascii: ",") }
    text[0] = UInt8(ascii: "[")
    text[text.count - 1] = UInt8(ascii: "]")
    return text
  }
}
