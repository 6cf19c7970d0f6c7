import Options
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// This process: how it begins, and the one place where it ends.
enum Process {
  /// Makes the process fit for work: to be called first, while there is one thread.
  static func prepare() {
    // A closed standard stream must not become the number of a file or a socket opened later. What
    // takes its place can neither be read nor written as needed, so that using it still fails.
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
    Memory.prepare()
    // Writing to a closed pipe is answered by `pipeClosed`; for sockets it is an ordinary error.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may not grow any more (`ulimit -f`).
    signal(SIGXFSZ, SIG_IGN)
  }

  /// The words after the program's name.
  static func words() throws(Failure) -> [String] {
    var words: [String] = []
    // Swift reads the command line from there.
    guard CommandLine.argc > 0 else {
      throw .usage("cannot read the command line: /proc is not mounted")
    }
    for index in 1..<Int(CommandLine.argc) {
      guard let bytes = CommandLine.unsafeArgv[index] else { break }
      guard let word = String(validatingCString: bytes) else {
        throw .usage("argument \(index) is not valid UTF-8")
      }
      words.append(word)
    }
    return words
  }

  /// Whether a thread has begun to end it. Another one that comes to the same, as when time runs out just
  /// then, says nothing more.
  private static let isEnding = Atomic(false)

  /// Ends with a failure: says it in one line, and with its status.
  static func end(_ failure: Failure) -> Never {
    if failure.status == .pipeClosed { endByBrokenPipe() }
    if !isEnding.exchange(true, ordering: .relaxed) { StandardError.say(failure.message) }
    end(failure.status)
  }

  /// Ends at once, leaving nothing behind. `exit` would run what libraries registered, for longer than
  /// a short answer takes, and against threads that still run.
  static func end(_ status: ExitStatus) -> Never {
    isEnding.store(true, ordering: .relaxed)
    TemporaryFiles.unlinkAll()
    _exit(status.rawValue)
  }

  /// Ends as a Unix command ends whose reader went away: silently, by the signal itself.
  private static func endByBrokenPipe() -> Never {
    TemporaryFiles.unlinkAll()
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    _exit(ExitStatus.pipeClosed.rawValue)
  }
}
