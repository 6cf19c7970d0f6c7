import JSON
import Testing

/// The cursor that passes over a large event and stops at the members that are wanted.
@Suite struct JSONReaderTests {
  private func reading<Result>(
    _ text: String, _ body: (inout JSONReader) throws -> Result
  ) throws -> Result {
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes)
      return try body(&reader)
    }
  }

  @Test func membersAreReadByNameAndTheRestIsSkipped() throws {
    let text = #" { "skip" : {"type":"no"} , "type" : "a\n" ,"\u0074ype":[1, 2] } "#
    try reading(text) { reader in
      #expect(try reader.beginObject())
      var names: [String] = []
      while let name = try reader.nextName(isFirst: names.isEmpty) {
        names.append(String(decoding: reader.slice(name), as: UTF8.self))
        if reader.matches(name, "type") {
          let value = try #require(try reader.readStringIfPresent())
          #expect(reader.matches(value, "a\\n"))
        } else {
          #expect(try reader.readStringIfPresent() == nil)
          try reader.skipValue()
        }
      }
      #expect(names == ["skip", "type", #"\u0074ype"#])
      try reader.end()
      #expect(reader.position == text.utf8.count)
    }
  }

  @Test func elementsAreReadOneByOne() throws {
    try reading(" [ 1 , [2 , 3], \"x\" ] ") { reader in
      #expect(try !reader.beginObject())
      #expect(try reader.beginArray())
      var spellings: [String] = []
      while try reader.nextElement(isFirst: spellings.isEmpty) {
        spellings.append(String(decoding: reader.slice(try reader.skipValue()), as: UTF8.self))
      }
      #expect(spellings == ["1", "[2 , 3]", "\"x\""])
      try reader.end()
    }
  }

  @Test(arguments: ["null", "-1.5e3", #""a\"b""#, "[1, [2]]", #"{"a": {"b": []}}"#])
  func aSkippedValueIsWhereItStands(_ value: String) throws {
    for (before, after) in [("", ""), ("\n \t", " ")] {
      try reading(before + value + after) { reader in
        let start = before.utf8.count
        #expect(try reader.skipValue() == start..<start + value.utf8.count)
        try reader.end()
      }
    }
  }

  @Test func valuesThatFollowEachOtherAreReadInTurn() throws {
    try reading("\u{FEFF} 1 \"two\"\n[3]") { reader in
      #expect(try reader.readValue() == 1)
      #expect(try reader.readValue() == "two")
      #expect(try reader.readValue() == [3])
      try reader.end()
      #expect(throws: JSONError.self) { try reader.readValue() }
    }
  }

  @Test func nothingIsEnteredWhereNothingBegins() throws {
    for text in ["", " ", "1", "]", "\"{\""] {
      try reading(text) { reader in
        let begins = (try reader.beginObject(), try reader.beginArray())
        #expect(begins == (false, false))
      }
    }
  }

  @Test(arguments: [("type", true), ("typ", false), ("types", false), ("tyPe", false), ("", false)])
  func onlyTheSameBytesMatch(_ text: String, _ isMatch: Bool) throws {
    try reading(text) { reader in
      #expect(reader.matches(0..<text.utf8.count, "type") == isMatch)
      #expect(reader.matches(0..<0, ""))
    }
  }
}
