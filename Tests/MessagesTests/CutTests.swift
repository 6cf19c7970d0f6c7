import Messages
import Testing

/// How an answer is cut on its way must not be seen in what comes out.
@Suite struct CutTests {
  private static let forms: [AnswerForm] = [.text, .json, .events, .toolCalls]

  @Test("cut in two at any byte, an answer reads the same", arguments: Recording.all, forms)
  func everyCut(_ recording: Recording, _ form: AnswerForm) {
    let whole = Reading(recording, form: form)
    for cut in 1..<recording.body.count {
      let reading = Reading(recording, form: form, cuts: [cut])
      if reading != whole {
        #expect(reading == whole, "cut behind byte \(cut)")
        return
      }
    }
  }

  @Test("byte by byte, an answer reads the same", arguments: Recording.all, forms)
  func singleBytes(_ recording: Recording, _ form: AnswerForm) {
    #expect(
      Reading(recording, form: form, cuts: Array(1..<recording.body.count))
        == Reading(recording, form: form))
  }

  @Test(
    "with CR LF or CR, a stream reads the same, cut anywhere",
    arguments: Recording.all.filter {
      $0.head.value(of: "content-type")?.hasPrefix("text/event-stream") == true
    }, ["\r\n", "\r"])
  func lineEnds(_ recording: Recording, _ lineEnd: String) {
    let whole = Reading(recording, form: .events)
    let other = recording.withLineEnds(lineEnd)
    for cut in 1..<other.body.count {
      let reading = Reading(other, form: .events, cuts: [cut])
      if reading != whole {
        #expect(reading == whole, "cut behind byte \(cut)")
        return
      }
    }
  }
}
