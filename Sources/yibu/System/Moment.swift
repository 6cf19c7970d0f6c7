import Dispatch

/// A point in time, by the clock of `DispatchTime`: it only goes forward, and nobody sets it.
///
/// An optional `ContinuousClock.Instant` would make the Swift runtime search every conformance in
/// the program twice, which is 2 % of the instructions of a short request.
struct Moment: Comparable, Sendable {
  /// Since an arbitrary start.
  let nanoseconds: UInt64

  static var now: Moment { Moment(nanoseconds: DispatchTime.now().uptimeNanoseconds) }

  static func < (one: Moment, other: Moment) -> Bool { one.nanoseconds < other.nanoseconds }

  /// The moment that many seconds later.
  static func + (moment: Moment, seconds: Double) -> Moment {
    Moment(nanoseconds: moment.nanoseconds + seconds.nanoseconds)
  }

  /// From one moment to a later one.
  static func - (end: Moment, start: Moment) -> Duration {
    .nanoseconds(Int64(end.nanoseconds - start.nanoseconds))
  }
}

extension Double {
  /// Seconds as nanoseconds; a year at most, so that sums cannot overflow.
  var nanoseconds: UInt64 { UInt64(Swift.min(Swift.max(self, 0), 31_536_000) * 1e9) }
}
