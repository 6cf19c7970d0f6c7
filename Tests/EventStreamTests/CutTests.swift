import EventStream
import Testing

/// However the network cuts a stream, the events are the same.
@Suite struct CutTests {
  private static let streams = [
    "data: 1\n\n",
    "event: message_start\ndata: {\"type\":\"message_start\"}\n\nevent: ping\ndata: {\"type\":\"ping\"}\n\n",
    "\u{FEFF}data: é\ndata: 😀\ndata:\n\n\n\n: PING\n\nevent: a\nevent: b\ndata\n\n",
    "\u{FEFF}\ndata: 1\n\n\u{FEFF}data: 2\n\n",
    "data: 1\n\n: PING\n{\n  \"error\": {\n    \"data\": \"x\"\n  }\n}\n",
    "event: e\ndata: 1\n{\"a\":1}\ndata: 2\n\nid: 1\nretry: 2\ndata: a longer line than eight bytes\ndata: 3",
    "{\"a\":1}\n{\"b\":2}\n\nx: y\ndata:  two\n\ndata",
    "data\ndata\n\ndata:\n{\n}\n:\n\n\n",
  ]
  private static let cases: [[UInt8]] = streams.flatMap { stream in
    (lineEnds + ["\n\r"]).map { Array(stream.withLines(endingIn: $0).utf8) }
  }

  private func check(_ pieces: [[UInt8]], _ expected: [Event]) {
    let found = events(in: pieces)
    if found != expected {
      let texts = pieces.map { String(decoding: $0, as: UTF8.self).debugDescription }
      Issue.record("\(texts.joined(separator: " + ")): \(found), not \(expected)")
    }
  }

  @Test(arguments: Self.cases)
  func aCutAtAnyByteChangesNothing(_ stream: [UInt8]) {
    let whole = events(in: [stream])
    #expect(!whole.isEmpty)
    for cut in 0...stream.count { check([Array(stream[..<cut]), Array(stream[cut...])], whole) }
  }

  @Test(arguments: Self.cases, 1...7)
  func piecesOfAFewBytesChangeNothing(_ stream: [UInt8], _ size: Int) {
    let pieces = stride(from: 0, to: stream.count, by: size).map {
      Array(stream[$0..<min($0 + size, stream.count)])
    }
    check(pieces, events(in: [stream]))
  }

  @Test(arguments: Self.cases.filter { $0.count < 80 })
  func anyTwoCutsOfAShortStreamChangeNothing(_ stream: [UInt8]) {
    let whole = events(in: [stream])
    for first in 0...stream.count {
      for second in first...stream.count where first < second {
        let middle = Array(stream[first..<second])
        check([Array(stream[..<first]), middle, Array(stream[second...])], whole)
      }
    }
  }

  @Test func aLineFeedBehindACarriageReturnIsTheSameLineEnd() {
    let pieces = ["data: 1\r", "\ndata: 2\r", "\n\r", "\n", "data: 3\r", "\r", "\n"].map {
      Array($0.utf8)
    }
    #expect(events(in: pieces, finishing: false) == [Event("1\n2"), Event("3")])
  }

  @Test func anEventEndsWithItsCarriageReturnWithoutWaiting() {
    #expect(events(in: "data: 1\r\r", finishing: false) == [Event("1")])
    #expect(events(in: "data: 1\r\n\r", finishing: false) == [Event("1")])
  }

  @Test func bytesAreBorrowedFromOnePieceOrKept() {
    let line = [UInt8](repeating: 0x61, count: 100_000)
    let stream = Array("data: ".utf8) + line + Array("\ndata: ".utf8) + line + Array("\n\n".utf8)
    let expected = String(decoding: line + [0x0A] + line, as: UTF8.self)
    for size in [1, 4096, 100_006, 100_007, 100_008, 300_000] {
      let pieces = stride(from: 0, to: stream.count, by: size).map {
        Array(stream[$0..<min($0 + size, stream.count)])
      }
      #expect(events(in: pieces) == [Event(expected)])
    }
  }
}
