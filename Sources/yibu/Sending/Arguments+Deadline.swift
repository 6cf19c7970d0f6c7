import Options

extension Arguments {
  /// When `--max-time` ends, from now on; nil where there is no bound. To be asked for once, first of
  /// all: whatever takes time after that is part of it.
  var deadline: Moment? {
    guard let seconds = maximumTime, seconds > 0 else { return nil }
    return .now + seconds
  }
}

extension TransferFailure {
  /// That the deadline has passed, said with the option's value.
  static func totalTimeout(_ arguments: Arguments) -> TransferFailure {
    TransferFailure(
      kind: .totalTimeout,
      detail: "timed out after \((arguments.maximumTime ?? 0).inSeconds) (--max-time)")
  }
}
