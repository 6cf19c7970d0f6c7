import HTTP
import Messages
import TestSupport
import Testing

/// Good streams, bent: what is lost is never taken for an answer.
@Suite struct BentStreamTests {
  /// The recorded streams that are answers.
  private static let streams = Recording.all.filter {
    $0.head.value(of: "content-type")?.hasPrefix("text/event-stream") == true
      && Reading($0, form: .json).failure == nil
  }

  @Test("as they are, all that was said is there", arguments: streams)
  func straight(_ recording: Recording) {
    #expect(Property.violation(EventList(body: recording.body).marked()) == nil)
  }

  @Test("bent, they fail or hold all that was said", arguments: streams)
  func bent(_ recording: Recording) {
    let list = EventList(body: recording.body).marked()
    for seed in 1...100 {
      var random = SplitMix(seed: UInt64(seed))
      let bent = list.bent(&random)
      if let violation = Property.violation(bent) {
        let body = String(decoding: bent.body, as: UTF8.self)
        Issue.record("seed \(seed): \(violation)\n\(body)")
        return
      }
    }
  }
}
