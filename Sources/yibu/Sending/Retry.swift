import HTTP
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// When a request is sent again, and after how long: as the official SDKs do it, except that a wait
/// beyond `--retry-max-time` is not waited for, and that what cannot succeed is not tried again.
struct Retry {
  /// How many times a request may be sent again.
  let limit: Int
  /// How long to wait between attempts, in seconds; nil for waits that double.
  let delay: Double?
  /// When it is too late for another attempt to begin; nil for never.
  let end: Moment?
  /// How many times it was sent again so far.
  private(set) var count = 0

  init(limit: Int, delay: Double?, end: Moment?) {
    self.limit = limit
    self.delay = delay
    self.end = end
  }

  /// Waits, after a note that says for what, if the request is to be sent again. False, at once, if not.
  mutating func waits(after failure: AttemptFailure) -> Bool {
    guard !failure.isFinal, count < limit, Self.mayPass(failure.failure, failure.head) else {
      return false
    }
    // A little is added, so that many clients that were refused together do not come back together.
    let server = Self.serverDelay(failure.head).map { $0 * Double.random(in: 1...1.1) }
    let seconds = Self.wait(delay, server: server, count)
    if let end, .now + seconds > end { return false }
    count += 1
    StandardError.note(
      failure.failure.text(
        followedBy: "trying again in \(Self.shown(seconds)) s (\(count) of \(limit))"))
    Self.sleep(seconds)
    return true
  }

  /// Whether the same request may succeed later.
  private static func mayPass(_ failure: Failure, _ head: ResponseHead?) -> Bool {
    switch failure {
    case .transfer(let failure):
      switch failure.kind {
      case .notConnected, .hostNotResolved, .proxyNotResolved, .connectTimeout, .idleTimeout,
        .emptyReply, .receiveFailed, .brokenOff:
        true
      case .badURL, .badProxy, .totalTimeout, .tls, .certificate, .badCAFile, .badClientCertificate,
        .proxyRefused,
        .notHTTP,
        .cannotWork:
        false
      }
    case .answer(.api(let error), _): mayPass(error, head)
    case .answer(.brokenOff, _), .answer(.garbled, _): true
    default: false
    }
  }

  private static func mayPass(_ error: APIError, _ head: ResponseHead?) -> Bool {
    // A model that no channel serves: whatever a gateway passes on, it will not be there in a second.
    if error.kind == .notFound, error.httpStatus != 404 { return false }
    switch head?.value(of: "x-should-retry") {
    case "true": return true
    case "false": return false
    default: break
    }
    if error.code == "enforced_spend_limit_reached" { return false }
    switch error.kind {
    case .rateLimited: return true
    // With status 200 an error is one inside a stream, with a type or a code; any other is the server's
    // last word.
    case .serverFailed:
      return error.httpStatus == 200
        ? error.type != nil || error.code != nil : error.httpStatus != 501
    case .invalidRequest, .keyRefused, .outOfCredit, .notFound: return false
    }
  }

  /// How long the server asks to wait, in seconds; nil where it does not say, or asks for no time at all.
  static func serverDelay(_ head: ResponseHead?) -> Double? {
    guard let head else { return nil }
    func longest(_ name: String, _ read: (String) -> Double?) -> Double? {
      head.fields.filter { $0.name.equalsIgnoringASCIICase(name) }
        .compactMap { read($0.value) }.filter { $0 > 0 }.max()
    }
    let delay =
      longest("retry-after-ms") { Double($0).map { $0 / 1000 } }
      ?? longest("retry-after") { Double($0) ?? secondsUntil($0) }
    guard let delay else { return nil }
    // Years are as good as never, and a clock could not hold more.
    return min(delay, 1e9)
  }

  /// Seconds from now until that date, negative for the past; nil where it is not a date.
  private static func secondsUntil(_ date: String) -> Double? {
    HTTPDate.secondsSince1970(date).map { Double($0 - time(nil)) }
  }

  /// The wait that the user asks for, or the server's where that is longer; our own where neither asks.
  private static func wait(_ delay: Double?, server: Double?, _ count: Int) -> Double {
    if let delay { return max(delay, server ?? 0) }
    return server ?? ownDelay(count)
  }

  /// Half a second, doubled each time up to eight, less up to a quarter.
  private static func ownDelay(_ count: Int) -> Double {
    min(8, 0.5 * Double(1 << min(count, 4))) * Double.random(in: 0.75...1)
  }

  private static func shown(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded(.up))
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func sleep(_ seconds: Double) {
    var time = timespec(
      tv_sec: Int(seconds), tv_nsec: Int(seconds.truncatingRemainder(dividingBy: 1) * 1e9))
    var rest = timespec()
    while nanosleep(&time, &rest) != 0, errno == EINTR { time = rest }
  }
}
