extension Arguments {
  /// When `--max-time` ends, from now on; nil where there is no bound.
  package var deadline: ContinuousClock.Instant? {
    guard let maximumTime, maximumTime > 0 else { return nil }
    return .now + .seconds(maximumTime)
  }
}
