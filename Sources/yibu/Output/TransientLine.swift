import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The last line of a terminal on standard error while nothing else is shown there. Whatever is shown wipes it
/// first: a message, after which it may come back, or a part of the answer, after which it does not.
enum TransientLine {
  private struct State {
    /// Since when nothing else has been shown.
    var quietSince = Moment.distantPast
    /// What the line says.
    var text = ""
    /// Signals that end the process, and what was done about them before.
    var signals: [Int32] = []
  }

  private static let state = Mutex(State())
  /// Whether there may be such a line. Where not, nobody pays for it.
  private static let isOn = Atomic(false)
  /// Whether it is on the terminal. A signal handler asks, which may not wait for a lock.
  private static let isShown = Atomic(false)

  private static let wipeSequence: StaticString = "\r\u{1B}[K"

  /// From now on there may be a line.
  static func begin() {
    state.withLock { $0.quietSince = .now }
    isOn.store(true, ordering: .releasing)
  }

  /// Since when nothing has been shown but the line; nil where there may be none.
  static var quietSince: Moment? {
    isOn.load(ordering: .acquiring) ? state.withLock { $0.quietSince } : nil
  }

  /// Shows text in the place of what the line held, cut where the terminal ends.
  static func show(_ text: String) {
    state.withLock { state in
      guard isOn.load(ordering: .relaxed) else { return }
      if state.signals.isEmpty { handleSignals(&state) }
      // Before it is there: the signal may come in between.
      let isNew = !isShown.exchange(true, ordering: .relaxed)
      let text = String(text.prefix(width - 1))
      guard isNew || text != state.text else { return }
      state.text = text
      write("\r\(text)\u{1B}[K")
    }
  }

  /// Takes the line away for something else to be shown; it may come back after that.
  static func wipe() {
    guard isOn.load(ordering: .acquiring) else { return }
    state.withLock { state in
      if isShown.exchange(false, ordering: .relaxed) { write("\(wipeSequence)") }
      state.quietSince = .now
    }
  }

  /// Takes the line away for good, until the next `begin`.
  static func end() {
    guard isOn.load(ordering: .acquiring) else { return }
    wipe()
    isOn.store(false, ordering: .releasing)
  }

  private static func write(_ text: String) {
    try? FileDescriptor.standardError.write(Array(text.utf8))
  }

  /// Columns of the terminal; 80 where it does not say. It may be another at any time.
  private static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

/// A process that a signal ends must leave a clean line.
extension TransientLine {
  private typealias Handler = @convention(c) (Int32) -> Void

  /// What was done about each signal before, by its number. Written before the handler is in place.
  private nonisolated(unsafe) static let earlier: UnsafeMutablePointer<Handler?> = {
    let handlers = UnsafeMutablePointer<Handler?>.allocate(capacity: 32)
    handlers.initialize(repeating: nil, count: 32)
    return handlers
  }()

  private static func handleSignals(_ state: inout State) {
    state.signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
    for number in state.signals {
      let previous = signal(number) { number in
        TransientLine.wipeInSignal()
        // The signal is held back until this returns; then it does what it did before.
        signal(number, TransientLine.earlier[Int(number)])
        raise(number)
      }
      // One that the process was started to ignore stays ignored.
      if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      } else {
        earlier[Int(number)] = previous
      }
    }
  }

  /// Calls nothing but `write`.
  private static func wipeInSignal() {
    guard isShown.exchange(false, ordering: .relaxed) else { return }
    wipeSequence.withUTF8Buffer { text in
      #if canImport(Darwin)
        _ = Darwin.write(STDERR_FILENO, text.baseAddress, text.count)
      #else
        _ = Glibc.write(STDERR_FILENO, text.baseAddress, text.count)
      #endif
    }
  }
}
