import EventStream
import Testing

/// JSON that stands in the stream without `data:`, as the gateway appends its errors.
@Suite struct UnframedTests {
  private static let pretty =
    "{\n  \"type\": \"error\",\n  \"error\": {\n    \"message\": \"x\"\n  }\n}"

  @Test(arguments: [
    ("{\"a\":1}\n\n", [.unframed("{\"a\":1}")]), ("{\"a\":1}\n", [.unframed("{\"a\":1}")]),
    ("{\"a\":1}", [.unframed("{\"a\":1}")]), ("{}", [.unframed("{}")]), ("{", [.unframed("{")]),
    (pretty + "\n\n", [.unframed(pretty)]), (pretty, [.unframed(pretty)]),
    ("\n\n" + pretty + "\n", [.unframed(pretty)]), (": PING\n" + pretty, [.unframed(pretty)]),
    (": PING\n\n{\"a\":1}", [.unframed("{\"a\":1}")]),
    (": PING\n{\"a\":1}\n: PING\n", [.unframed("{\"a\":1}")]),
    ("data: 1\n\n{\"a\":1}", [Event("1"), .unframed("{\"a\":1}")]),
    ("data: 1\n{\"a\":1}", [Event("1"), .unframed("{\"a\":1}")]),
    ("{\"a\":1}\ndata: 1\n\n", [.unframed("{\"a\":1}"), Event("1")]),
    ("{\"a\":1}\nevent: e\ndata: 1\n\n", [.unframed("{\"a\":1}"), Event("1", name: "e")]),
    ("{\"a\":1}\nid: 7\n}\n", [.unframed("{\"a\":1}")]),
    ("{\"a\":1}\nretry: 7\n{\"b\":2}\n", [.unframed("{\"a\":1}"), .unframed("{\"b\":2}")]),
    ("{\"a\":1}\n\n{\"b\":2}\n\n", [.unframed("{\"a\":1}"), .unframed("{\"b\":2}")]),
    ("{\"a\":1}\n{\"b\":2}\n", [.unframed("{\"a\":1}"), .unframed("{\"b\":2}")]),
    ("event: error\n{\"a\":1}\n\n", [.unframed("{\"a\":1}", name: "error")]),
    ("event: e\ndata: 1\n{\"a\":1}\n\n", [Event("1", name: "e"), .unframed("{\"a\":1}")]),
    ("{\"data\": 1}\n\n", [.unframed("{\"data\": 1}")]), ("{:\n\n", [.unframed("{:")]),
    ("{\n\"a\":1}\n\n", [.unframed("{\n\"a\":1}")]), ("data: {\n}\n\n", [Event("{")]),
    ("data: {\"a\":1}\n\n", [Event("{\"a\":1}")]), ("data\n{}\n\n", [Event(""), .unframed("{}")]),
  ])
  func jsonWithoutAFieldNameIsHandedOver(_ stream: String, _ expected: [Event]) {
    for end in lineEnds { #expect(events(in: stream.withLines(endingIn: end)) == expected) }
  }

  @Test func linesThatOnlyContainABraceAreNot() {
    #expect(events(in: "x {\n\n{\n\n[{}]\n\n") == [.unframed("{")])
  }

  @Test func whiteSpaceBeforeTheBraceDoesNotHideIt() {
    #expect(events(in: " \t{}\n\n  {") == [.unframed(" \t{}"), .unframed("  {")])
  }

  @Test func theEndHandsOverWhatItCutOff() {
    let stream = "event: a\ndata: 1\n\nevent: b\ndata: 2\ndata: 3"
    #expect(events(in: stream, finishing: false) == [Event("1", name: "a")])
    #expect(events(in: stream) == [Event("1", name: "a"), Event("2\n3", name: "b")])
    #expect(events(in: stream + "\n") == [Event("1", name: "a"), Event("2\n3", name: "b")])
    #expect(events(in: "data: 1\n\nda") == [Event("1")])
    #expect(events(in: "data: 1\n\nevent: b\ndata") == [Event("1"), Event("", name: "b")])
  }

  @Test func finishingTwiceHandsOverNothingTwice() {
    var parser = EventStreamParser()
    var count = 0
    Array("data: 1".utf8).withUnsafeBufferPointer { parser.feed($0) { _ in count += 1 } }
    parser.finish { _ in count += 1 }
    parser.finish { _ in count += 1 }
    #expect(count == 1)
  }
}
