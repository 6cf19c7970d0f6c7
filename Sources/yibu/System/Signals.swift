#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The signals that end a process and can be caught.
enum Signals {
  /// `SIGPIPE` and `SIGXFSZ` are not among them: they are ignored from the start.
  static let ending: [Int32] = {
    let common = [
      SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGUSR1, SIGSEGV, SIGUSR2,
      SIGALRM, SIGTERM, SIGXCPU, SIGVTALRM, SIGPROF, SIGSYS,
    ]
    #if canImport(Darwin)
      return common
    #else
      // The last are the real-time signals; glibc keeps the first two for itself.
      return common + [SIGSTKFLT, SIGIO, SIGPWR] + Array(34...64)
    #endif
  }()

  /// Cleans up before one of them ends the process, which then dies of it after all, so that a shell
  /// sees what happened. One that the process was started to ignore stays ignored.
  static func cleanUpBeforeEnd() { isHandled }

  private static let isHandled: Void = {
    for number in ending {
      let previous = signal(number) { number in
        TemporaryFiles.unlinkAll()
        Memory.tellIfShort(number)
        signal(number, SIG_DFL)
        raise(number)
      }
      if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
  }()

  /// Does what none of them may come between.
  static func blocked<Value>(_ work: () -> Value) -> Value {
    var signals = sigset_t()
    var before = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return work()
  }
}
