import Synchronization

/// When what happened, from the start of the first attempt.
final class Timing: Sendable {
  private struct Marks {
    /// When the first attempt began.
    var start: Moment?
    /// When the attempt at hand began, after the first one.
    var attempt = Duration.zero
    var connected: Duration?
    var firstByte: Duration?
    var firstText: Duration?

    var elapsed: Duration { start.map { .now - $0 } ?? .zero }
  }

  private let marks = Mutex(Marks())

  /// The attempt at hand was connected so long after it began.
  func markConnected(after time: Duration?) {
    marks.withLock { marks in marks.connected = time.map { marks.attempt + $0 } }
  }

  /// The first byte of the answer's body has come.
  func markByte() {
    marks.withLock { if $0.firstByte == nil { $0.firstByte = $0.elapsed } }
  }

  /// The first text, or other output, was written.
  func markText() {
    marks.withLock { if $0.firstText == nil { $0.firstText = $0.elapsed } }
  }

  /// An attempt begins: what a failed one had brought is forgotten, but not when the first began.
  func begin() {
    marks.withLock { marks in
      let now = Moment.now
      let start = marks.start ?? now
      marks = Marks(start: start, attempt: now - start)
    }
  }

  var connected: Duration? { marks.withLock { $0.connected } }
  var firstByte: Duration? { marks.withLock { $0.firstByte } }
  var firstText: Duration? { marks.withLock { $0.firstText } }
  var total: Duration { marks.withLock { $0.elapsed } }
}

extension Duration {
  /// In seconds with six decimals, as curl writes times.
  var decimalSeconds: String {
    let (whole, atto) = components
    let micro = String(atto / 1_000_000_000_000)
    return "\(whole)." + String(repeating: "0", count: 6 - micro.count) + micro
  }
}
