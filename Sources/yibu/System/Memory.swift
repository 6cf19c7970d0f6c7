import Options

// The C library's `stderr` is a variable that Swift takes for unsafe; it is set once, while there is one thread.
#if canImport(Darwin)
  @preconcurrency import Darwin
#else
  @preconcurrency import Glibc
#endif

/// What happens when there is not enough memory: the Swift runtime writes a line and a trace of the stack,
/// and aborts. Nobody can catch that before it writes, so what it writes is caught: it goes to the C library's
/// standard error, which nothing else uses here.
enum Memory {
  private static let capacity = 1024
  /// What was written, ended by a NUL. A signal handler reads it.
  private nonisolated(unsafe) static let text: UnsafeMutablePointer<CChar> = {
    let text = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
    text.initialize(repeating: 0, count: capacity)
    return text
  }()
  private static let message: StaticString =
    "yibu: out of memory: the answer or a file is too large for this machine or its limits (ulimit -v)\n"

  /// The signals by which a runtime gives up.
  private static let aborting = [SIGABRT, SIGILL, SIGTRAP]

  /// Prepares for it: to be called first, while there is one thread.
  static func prepare() {
    guard let stream = fmemopen(text, capacity - 1, "w") else { return }
    setvbuf(stream, nil, _IONBF, 0)
    stderr = stream
    for number in aborting {
      signal(number) { number in
        Memory.tellIfShort(number)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Called by the handler of a signal: where the signal comes of a lack of memory, says so in one line and
  /// ends the process. What else the runtime wrote is passed on.
  static func tellIfShort(_ number: Int32) {
    guard number == SIGABRT || number == SIGILL || number == SIGTRAP else { return }
    if strstr(text, "alloc") != nil {
      _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
      _exit(ExitStatus.outOfMemory.rawValue)
    }
    _ = write(STDERR_FILENO, text, strlen(text))
  }
}
