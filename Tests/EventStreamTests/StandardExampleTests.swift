import EventStream
import Testing

/// The examples of the WHATWG HTML standard, section 9.2.6 (and 9.2.1), word for word.
@Suite struct StandardExampleTests {
  @Test(arguments: lineEnds)
  func severalDataLinesAreJoined(_ end: String) {
    let stream = "data: YHOO\ndata: +2\ndata: 10\n\n".withLines(endingIn: end)
    #expect(events(in: stream, finishing: false) == [Event("YHOO\n+2\n10")])
  }

  /// The last block has no empty line after it; the standard drops it, `finish` hands it over.
  @Test(arguments: lineEnds)
  func commentsAndIDsSayNothing(_ end: String) {
    let stream = """
      : test stream

      data: first event
      id: 1

      data:second event
      id

      data:  third event
      """.withLines(endingIn: end)
    let expected = [Event("first event"), Event("second event")]
    #expect(events(in: stream, finishing: false) == expected)
    #expect(events(in: stream) == expected + [Event(" third event")])
    #expect(events(in: stream + end + end, finishing: false) == expected + [Event(" third event")])
  }

  @Test(arguments: lineEnds)
  func emptyDataIsAnEvent(_ end: String) {
    let stream = "data\n\ndata\ndata\n\ndata:".withLines(endingIn: end)
    #expect(events(in: stream, finishing: false) == [Event(""), Event("\n")])
    #expect(events(in: stream) == [Event(""), Event("\n"), Event("")])
  }

  @Test(arguments: lineEnds)
  func theSpaceBehindTheColonIsIgnored(_ end: String) {
    let stream = "data:test\n\ndata: test\n\n".withLines(endingIn: end)
    #expect(events(in: stream, finishing: false) == [Event("test"), Event("test")])
  }

  @Test(arguments: lineEnds)
  func eventsAreNamed(_ end: String) {
    let stream =
      "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: add\ndata: 113411\n\n"
      .withLines(endingIn: end)
    let expected = [
      Event("73857293", name: "add"), Event("2153", name: "remove"), Event("113411", name: "add"),
    ]
    #expect(events(in: stream, finishing: false) == expected)
  }

  @Test func longTextMayBeBrokenAtItsLines() {
    let stream =
      "data: This is the first message.\n\ndata: This is the second message, it\ndata: has two "
      + "lines.\n\ndata: This is the third message.\n\n"
    #expect(
      events(in: stream, finishing: false) == [
        Event("This is the first message."),
        Event("This is the second message, it\nhas two lines."),
        Event("This is the third message."),
      ])
  }
}
