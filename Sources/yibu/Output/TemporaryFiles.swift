import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The temporary files there are, so that none is left behind however the process ends, by a signal
/// too.
enum TemporaryFiles {
  /// More files are never written at once: one for each option that names an output.
  private static let capacity = 8
  /// The paths as C strings. A signal handler may read memory and call `unlink`, but neither lock nor
  /// allocate: an entry is written once, in one store, and its string is never freed.
  private nonisolated(unsafe) static let paths: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> =
    {
      let paths = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
      paths.initialize(repeating: nil, count: capacity)
      return paths
    }()
  /// Of each, whether it is removed only as long as it is empty. Written before the path.
  private nonisolated(unsafe) static let areKeptUnlessEmpty: UnsafeMutablePointer<Bool> = {
    let flags = UnsafeMutablePointer<Bool>.allocate(capacity: capacity)
    flags.initialize(repeating: false, count: capacity)
    return flags
  }()
  private static let writing = Mutex(())

  /// - Parameter onlyWhileEmpty: for a file with a name that others know, made to be locked: once
  ///   somebody has written into it, it is no longer ours.
  static func add(_ path: String, onlyWhileEmpty: Bool = false) {
    writing.withLock { _ in
      for index in 0..<capacity where paths[index] == nil {
        areKeptUnlessEmpty[index] = onlyWhileEmpty
        paths[index] = strdup(path)
        break
      }
    }
    for signal in [SIGINT, SIGTERM, SIGHUP] { handle(signal) }
  }

  /// The file is where it belongs now, or removed.
  static func remove(_ path: String) {
    writing.withLock { _ in
      for index in 0..<capacity {
        if let entry = paths[index], strcmp(entry, path) == 0 { paths[index] = nil }
      }
    }
  }

  /// Removes those that are left from the file system.
  static func unlinkAll() {
    for index in 0..<capacity {
      guard let path = paths[index] else { continue }
      var attributes = stat()
      if areKeptUnlessEmpty[index], stat(path, &attributes) != 0 || attributes.st_size > 0 {
        continue
      }
      unlink(path)
    }
  }

  /// Does what no signal that ends the process may come between.
  static func withoutSignals<Value>(_ work: () -> Value) -> Value {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return work()
  }

  /// Cleans up and dies of the signal after all, so that a shell sees what happened. A signal that
  /// the process was started to ignore stays ignored.
  private static func handle(_ number: Int32) {
    let previous = signal(number) { number in
      TemporaryFiles.unlinkAll()
      signal(number, SIG_DFL)
      raise(number)
    }
    if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      signal(number, SIG_IGN)
    }
  }
}
