import EventStream
import Testing

/// One rule of the standard at a time.
@Suite struct FieldTests {
  @Test(arguments: [
    ("data:x\n\n", "x"), ("data: x\n\n", "x"), ("data:  x\n\n", " x"), ("data:\tx\n\n", "\tx"),
    ("data: x \n\n", "x "), ("data: \n\n", ""), ("data:  \n\n", " "), ("data:\n\n", ""),
    ("data\n\n", ""),
    ("data::x\n\n", ":x"), ("data: a: b\n\n", "a: b"), ("data: data: x\n\n", "data: x"),
    ("data: a\ndata: b\n\n", "a\nb"), ("data\ndata: b\n\n", "\nb"), ("data: a\ndata\n\n", "a\n"),
    ("data\ndata\ndata\n\n", "\n\n"), ("data: é 😀\n\n", "é 😀"),
    ("data: {\"a\":1}\n\n", "{\"a\":1}"),
    ("data: [DONE]\n\n", "[DONE]"), ("data: a\0b\n\n", "a\0b"),
    ("data: \u{FEFF}x\n\n", "\u{FEFF}x"),
    ("data: a\u{2028}b\u{85}c\u{0B}d\u{0C}e\n\n", "a\u{2028}b\u{85}c\u{0B}d\u{0C}e"),
  ])
  func dataIsWhatStandsBehindTheColon(_ stream: String, _ data: String) {
    for end in lineEnds {
      #expect(events(in: stream.withLines(endingIn: end), finishing: false) == [Event(data)])
    }
  }

  @Test(arguments: [
    ("event: a\ndata: x\n\n", "a"), ("event:a\ndata: x\n\n", "a"), ("event:  a\ndata: x\n\n", " a"),
    ("data: x\nevent: a\n\n", "a"), ("event: a\nevent: b\ndata: x\n\n", "b"),
    ("event\ndata: x\n\n", ""),
    ("event: a\nevent\ndata: x\n\n", ""), ("event: a\nevent:\ndata: x\n\n", ""),
    ("event: a\n\ndata: x\n\n", ""), ("event: a:b\ndata: x\n\n", "a:b"),
    ("event: é\ndata: x\n\n", "é"),
    ("event: message_start\n: PING\ndata: x\n\n", "message_start"), ("Event: a\ndata: x\n\n", ""),
    ("event: a\nid: 1\nretry: 5\ndata: x\n\n", "a"),
  ])
  func theLastEventFieldNamesTheEvent(_ stream: String, _ name: String) {
    for end in lineEnds {
      #expect(
        events(in: stream.withLines(endingIn: end), finishing: false) == [Event("x", name: name)])
    }
  }

  @Test(arguments: [
    ":", ": comment", ":data: y", "::", "id", "id: 1", "id:", "id: a\0b", "retry: 10", "retry: x",
    "retry",
    "foo", "foo: bar", "Data: y", "DATA: y", "data : y", " data: y", "dataa: y", "dat: y", "datas",
    "x{",
    "\u{FEFF}data: y", "events: a", "[1]", "<html>", "}", "\"data\": y", "é: y", " ",
    "\t",
  ])
  func whatIsNoFieldOfOursChangesNothing(_ line: String) {
    for end in lineEnds {
      let before = "event: a\n\(line)\ndata: 1\n\(line)\ndata: 2\n\n".withLines(endingIn: end)
      #expect(events(in: before, finishing: false) == [Event("1\n2", name: "a")])
      #expect(events(in: "\n\(line)\n\n\(line)".withLines(endingIn: end)) == [])
    }
  }

  @Test(arguments: [
    "", "\n", "\n\n\n", "event: a\n\n", "event: a", ": x\n\n", "id: 1\n\n", "\u{FEFF}",
    "\u{FEFF}\n",
  ])
  func withoutDataThereIsNoEvent(_ stream: String) {
    for end in lineEnds { #expect(events(in: stream.withLines(endingIn: end)) == []) }
  }

  @Test func emptyLinesBetweenEventsAreNoEvents() {
    #expect(events(in: "\n\ndata: 1\n\n\n\n\ndata: 2\n\n\n\n") == [Event("1"), Event("2")])
  }

  @Test func lineEndsMayBeMixed() {
    #expect(
      events(in: "data: 1\rdata: 2\ndata: 3\r\n\r\ndata: 4\n\rdata: 5\r\r\n", finishing: false)
        == [Event("1\n2\n3"), Event("4"), Event("5")])
  }

  @Test func onlyTheStreamsFirstByteOrderMarkIsDropped() {
    #expect(events(in: "\u{FEFF}data: 1\n\n\u{FEFF}data: 2\n\n") == [Event("1")])
    #expect(events(in: "\u{FEFF}\u{FEFF}data: 1\n\n") == [])
    #expect(events(in: "\n\u{FEFF}data: 1\n\n") == [])
    #expect(events(in: "\u{FEFF}{\"a\":1}") == [.unframed("{\"a\":1}")])
  }

  @Test func bytesThatAreNoTextComeThrough() {
    var found: [UInt8] = []
    var parser = EventStreamParser()
    let stream = Array("data: ".utf8) + [0xFF, 0x00, 0xC3, 0x8A, 0x8D] + Array("\n\n".utf8)
    stream.withUnsafeBufferPointer { parser.feed($0) { found += $0.data } }
    #expect(found == [0xFF, 0x00, 0xC3, 0x8A, 0x8D])
  }

  @Test func anEventIsHandedOverWithItsEmptyLineAndNotBefore() {
    for (stream, count) in [
      ("data: 1", 0), ("data: 1\n", 0), ("data: 1\n\n", 1), ("data: 1\n\ndata: 2\n", 1),
    ] {
      for end in lineEnds {
        #expect(events(in: stream.withLines(endingIn: end), finishing: false).count == count)
      }
    }
  }
}

@Suite struct EmptyPieceTests {
  @Test func anEmptyPieceBetweenCarriageReturnAndLineFeedChangesNothing() {
    let pieces = ["data: a\r", "", "\ndata: b\r\n\r\n"].map { Array($0.utf8) }
    #expect(events(in: pieces) == [Event("a\nb")])
  }
}
