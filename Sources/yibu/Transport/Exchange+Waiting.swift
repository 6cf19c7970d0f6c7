import Dispatch
import Synchronization

/// The main thread's side: waiting for the end, but not for ever.
///
/// There are no timers. The thread that waits anyway wakes at the earliest moment at which a limit
/// can have been passed, looks, and sleeps on.
extension Exchange {
  /// A time that must not pass.
  private enum Limit { case total, connect, idle }

  /// - Parameter work: what is to be done meanwhile; it says when it wants to be called next, nil for never.
  func wait(until deadline: Moment?, _ work: (() -> Moment?)?) -> TransferEnd {
    var nextWork = work?()
    while true {
      if let moment = nextWork, moment <= .now { nextWork = work?() }
      let (wake, limit) = nextLimit(before: deadline, nextWork)
      if semaphore.wait(timeout: wake) == .success { return outcome }
      // The semaphore goes by the wall clock, which may be set while it waits.
      guard let limit, DispatchTime.now() >= wake else { continue }
      if let end = expire(limit) { return end }
    }
  }

  private var outcome: TransferEnd { result.withLock { $0 } ?? .completed }

  /// The earliest moment at which a limit passes unless something happens, and which limit that is; nil where it is
  /// only time for other work.
  private func nextLimit(before deadline: Moment?, _ work: Moment?) -> (DispatchTime, Limit?) {
    var earliest: Moment?
    var limit: Limit?
    func consider(_ moment: Moment, _ kind: Limit?) {
      if let earliest, earliest <= moment { return }
      (earliest, limit) = (moment, kind)
    }
    if let deadline { consider(deadline, .total) }
    if let connect = options.connectTimeout, !isConnected { consider(start + connect, .connect) }
    if let idle = options.idleTimeout {
      let delivering = phase.load(ordering: .acquiring) == .delivering
      consider((delivering ? .now : lastSign) + idle, .idle)
    }
    if let work { consider(work, nil) }
    let wake = earliest.map { DispatchTime(uptimeNanoseconds: $0.nanoseconds) }
    return (wake ?? .distantFuture, limit)
  }

  /// The failure, if that limit has really passed; `nil` where something happened meanwhile.
  private func expire(_ limit: Limit) -> TransferEnd? {
    let failure: TransferFailure
    switch limit {
    case .total:
      failure = TransferFailure(kind: .totalTimeout, detail: "timed out")
      // The receiver may be in the middle of a call that never returns.
      if phase.exchange(.closed, ordering: .acquiringAndReleasing) == .closed { return outcome }
    case .connect:
      guard !isConnected, close() else { return nil }
      let seconds = (options.connectTimeout ?? 0).inSeconds
      failure = TransferFailure(
        kind: .connectTimeout, detail: "timed out: not connected to \(route) after \(seconds)")
    case .idle:
      guard lastSign + (options.idleTimeout ?? 0) <= .now, close() else { return nil }
      failure = TransferFailure(
        kind: .idleTimeout,
        detail: "timed out: no byte for \((options.idleTimeout ?? 0).inSeconds)")
    }
    abandon()
    return .failed(failure)
  }

  /// Ends the exchange from this side, unless the receiver is at work or the end has come already.
  private func close() -> Bool {
    phase.compareExchange(
      expected: .waiting, desired: .closed, ordering: .acquiringAndReleasing
    ).exchanged
  }
}

extension Double {
  /// `0.7 s`, `2 s`.
  var inSeconds: String {
    let text = String((self * 1000).rounded() / 1000)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " s"
  }
}
