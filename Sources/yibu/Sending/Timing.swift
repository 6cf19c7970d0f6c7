import Synchronization

/// When what happened, from the start of the first attempt.
final class Timing: Sendable {
  private struct Marks {
    /// When the first attempt began.
    var start: Moment?
    var firstByte: Duration?
    var firstText: Duration?

    var elapsed: Duration { start.map { .now - $0 } ?? .zero }
  }

  private let marks = Mutex(Marks())

  /// The first byte of the answer's body has come.
  func markByte() {
    marks.withLock { if $0.firstByte == nil { $0.firstByte = $0.elapsed } }
  }

  /// The first text, or other output, was written.
  func markText() {
    marks.withLock { if $0.firstText == nil { $0.firstText = $0.elapsed } }
  }

  /// An attempt begins: what a failed one had brought is forgotten, but not when the first began.
  func begin() { marks.withLock { $0 = Marks(start: $0.start ?? .now) } }

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
