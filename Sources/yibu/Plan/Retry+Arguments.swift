import Options

extension Retry {
  /// What `--retry`, `--retry-delay` and `--retry-max-time` say, from now on; no retry goes beyond the deadline.
  init(_ arguments: Arguments, deadline: Deadline?) {
    let longest = arguments.retryMaximumTime ?? Defaults.retryMaximumTime
    let end: Moment? = longest > 0 ? .now + longest : nil
    self.init(
      limit: arguments.retries ?? Defaults.retries,
      delay: arguments.retryDelay.flatMap { $0 > 0 ? $0 : nil },
      end: [end, deadline?.moment].compactMap { $0 }.min())
  }
}
