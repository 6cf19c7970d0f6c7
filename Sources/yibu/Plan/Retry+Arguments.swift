import Options

extension Retry {
  /// What `--retry`, `--retry-delay` and `--retry-max-time` say, from now on; no retry goes beyond the deadline.
  init(_ arguments: Arguments, deadline: Deadline?) {
    let longest = arguments.retryMaximumTime ?? Defaults.retryMaximumTime
    let deadline = deadline?.moment
    let end = longest > 0 ? .now + longest : deadline
    self.init(
      limit: arguments.retries ?? Defaults.retries,
      delay: arguments.retryDelay.flatMap { $0 > 0 ? $0 : nil },
      end: end.map { min($0, deadline ?? $0) })
  }
}
