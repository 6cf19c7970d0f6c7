#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Waits for other runs that use a file; `Watchdog` sees to it that this does not last beyond the deadline.
enum FileLock {
  /// Takes the lock, which ends with the process.
  ///
  /// - Parameter name: the file's, for a note that says what is waited for.
  static func take(_ file: FileDescriptor, _ name: String) throws(SystemError) {
    if flock(file.number, LOCK_EX | LOCK_NB) == 0 { return }
    guard errno == EWOULDBLOCK else { throw SystemError(number: errno) }
    StandardError.note("waiting for another run that uses \(name)")
    while flock(file.number, LOCK_EX) != 0 {
      if errno != EINTR { throw SystemError(number: errno) }
    }
  }
}
