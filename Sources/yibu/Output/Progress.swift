/// How a request goes, told in one line on a terminal while nothing else is shown: that the body is sent, that
/// the answer is waited for, that a held answer comes in.
struct Progress {
  /// Bytes of the request's body.
  private let size: Int
  private let traffic: Traffic
  private let start = Moment.now

  /// How long nothing must have been shown, in seconds.
  private static let patience = 1.0
  /// Seconds between two looks.
  private static let interval = 0.2
  /// A body that is sent at once is not worth a word, in bytes.
  private static let smallBody = 100_000

  /// Begins to tell of a request that is about to be sent.
  init(sending size: Int, _ traffic: Traffic) {
    self.size = size
    self.traffic = traffic
    TransientLine.begin()
  }

  /// Whether anybody would see it. To be asked before the environment is reduced.
  static var isWanted: Bool {
    !StandardError.isSilent && FileDescriptor.standardError.isTerminal
      && Environment.value("TERM") != "dumb"
  }

  /// Brings the line up to date, and says when it wants to be called next; nil for never.
  func update() -> Moment? {
    guard let quietSince = TransientLine.quietSince else { return nil }
    let begin = quietSince + Self.patience
    let now = Moment.now
    if now < begin { return begin }
    TransientLine.show(
      Self.text(size: size, sent: traffic.sent, received: traffic.received, now - start))
    return now + Self.interval
  }

  /// Takes the line away.
  func end() { TransientLine.end() }

  private static func text(size: Int, sent: Int, received: Int, _ time: Duration) -> String {
    let seconds = "\(time.components.seconds) s"
    if received > 0 { return "received \(amount(received, unit: received)), \(seconds)" }
    if size >= smallBody, sent < size {
      return "sent \(amount(sent, unit: size, isShort: true)) of \(amount(size, unit: size))"
    }
    return "waiting \(seconds)"
  }

  /// `512 B`, `48 kB`, `12.3 MB`.
  ///
  /// - Parameters:
  ///   - unit: a number whose unit is used.
  ///   - isShort: without the unit.
  private static func amount(_ bytes: Int, unit: Int, isShort: Bool = false) -> String {
    let (number, name) =
      switch unit {
      case ..<1000: ("\(bytes)", "B")
      case ..<1_000_000: ("\(bytes / 1000)", "kB")
      default: ("\(bytes / 1_000_000).\(bytes / 100_000 % 10)", "MB")
      }
    return isShort ? number : "\(number) \(name)"
  }
}
