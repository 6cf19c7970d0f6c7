import HTTP
import Messages
import Testing

/// How an answer is cut on its way must not be seen in what comes out.
@Suite struct CutTests {
  private static let streams = Recording.all.filter {
    $0.head.value(of: "content-type")?.hasPrefix("text/event-stream") == true
  }

  @Test(
    "cut at any byte, and cut at every byte before it, an answer reads the same",
    arguments: Recording.all, [OutputForm.text, .json, .events])
  func everyCut(_ recording: Recording, _ form: OutputForm) {
    expectSame(recording, form: form, as: Reading(recording, form: form))
  }

  @Test("with CR LF or CR, a stream reads the same", arguments: streams, ["\r\n", "\r"])
  func lineEnds(_ recording: Recording, _ lineEnd: String) {
    let other = recording.withLineEnds(lineEnd)
    expectSame(other, form: .events, as: Reading(recording, form: .events))
  }

  @Test(
    "cut inside a byte order mark, a body is still what it is",
    arguments: [
      "\u{FEFF}{\"error\":{\"message\":\"no\"}}", "\u{FEFF}data: {\"type\":\"ping\"}\n\n",
      "\u{FEFF}<html>", "\u{FEFF}", "  \n {\"type\":\"message\",\"content\":[]}",
    ], ["text/event-stream", "application/json", "text/html"])
  func byteOrderMark(_ body: String, _ type: String) {
    let answer = Recording(type: type, body)
    expectSame(answer, form: .text, as: Reading(answer, form: .text))
  }

  @Test("a stream that ends inside an event is broken off, or whole where it had a stop reason")
  func endAtEveryByte() throws {
    let stream = try Recording.named("text")
    let text = String(decoding: stream.body, as: UTF8.self)
    let reason = try #require(text.firstRange(of: "\"stop_reason\":\"end_turn\""))
    let end = try #require(text[reason.upperBound...].firstRange(of: "\n")).lowerBound
    let isComplete = text.utf8.distance(from: text.startIndex, to: end)
    for form in [OutputForm.text, .json, .events, .toolCalls] {
      for cut in 1..<stream.body.count {
        var copy = stream
        copy.body = Array(stream.body[..<cut])
        let failure = Reading(copy, form: form).failure
        let expected: ResponseFailure? = cut < isComplete ? .brokenOff : nil
        if failure != expected { #expect(failure == expected, "cut after byte \(cut)") }
      }
    }
  }

  private func expectSame(_ recording: Recording, form: OutputForm, as whole: Reading) {
    var partial = PartialReading(recording, form: form)
    for cut in 1...recording.body.count {
      partial.feed(upTo: cut)
      let reading = partial.finished()
      if reading != whole {
        #expect(reading == whole, "cut after byte \(cut)")
        return
      }
    }
  }
}
