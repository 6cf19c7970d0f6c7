import Options

/// When `--max-time` ends. It is counted from the moment at which the arguments are known: whatever
/// takes time after that is part of it.
struct Deadline: Sendable {
  let moment: Moment
  /// The option's value, in seconds.
  private let seconds: Double

  /// Nil where there is no limit.
  init?(_ arguments: Arguments) {
    guard let seconds = arguments.maximumTime, seconds > 0 else { return nil }
    self.seconds = seconds
    moment = .now + seconds
  }

  /// That the deadline has passed.
  var failure: TransferFailure {
    TransferFailure(
      kind: .totalTimeout, detail: "timed out after \(seconds.inSeconds) (--max-time)")
  }
}
