import Synchronization

/// When what happened, from the start of the first attempt.
final class Timing: Sendable {
  private struct Marks {
    var firstByte: Duration?
    var firstText: Duration?
  }

  private let start = Moment.now
  private let marks = Mutex(Marks())

  /// The first byte of the answer's body has come.
  func markByte() {
    marks.withLock { if $0.firstByte == nil { $0.firstByte = Moment.now - start } }
  }

  /// The first text, or other output, was written.
  func markText() {
    marks.withLock { if $0.firstText == nil { $0.firstText = Moment.now - start } }
  }

  /// Forgets what a failed attempt had brought.
  func restart() { marks.withLock { $0 = Marks() } }

  var firstByte: Duration? { marks.withLock { $0.firstByte } }
  var firstText: Duration? { marks.withLock { $0.firstText } }
  var total: Duration { Moment.now - start }
}

extension Duration {
  /// In seconds with six decimals, as curl writes times.
  var decimalSeconds: String {
    let (whole, atto) = components
    let micro = String(atto / 1_000_000_000_000)
    return "\(whole)." + String(repeating: "0", count: 6 - micro.count) + micro
  }
}
