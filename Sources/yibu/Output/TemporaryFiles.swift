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
  private static let writing = Mutex(())

  static func add(_ path: String) {
    writing.withLock { _ in
      for index in 0..<capacity where paths[index] == nil {
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
      if let path = paths[index] { removeUnlessTaken(path) }
    }
  }

  /// A conversation's file, made to be locked, is the one with a name that others know: where somebody
  /// wrote into it meanwhile, it is no longer ours. Ours is empty to the end.
  private static func removeUnlessTaken(_ path: UnsafePointer<CChar>) {
    var attributes = stat()
    let name = strrchr(path, Int32(UInt8(ascii: "/"))).map { UnsafePointer($0 + 1) } ?? path
    let isTemporary = strncmp(name, ".yibu.", 6) == 0
    if isTemporary || stat(path, &attributes) == 0 && attributes.st_size == 0 { unlink(path) }
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
