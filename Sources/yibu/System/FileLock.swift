#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Waits for other runs that use a file, but not beyond the deadline.
struct FileLock {
  let deadline: Deadline?

  /// Takes the lock, which ends with the process. False, with `errno`, where that is impossible.
  ///
  /// - Parameter name: the file's, for a note that says what is waited for.
  /// - Throws: a timeout when the deadline passes.
  func take(_ number: Int32, _ name: String) throws(Failure) -> Bool {
    if flock(number, LOCK_EX | LOCK_NB) == 0 { return true }
    guard errno == EWOULDBLOCK else { return false }
    StandardError.note("waiting for another run that uses \(name)")
    guard let deadline else {
      while flock(number, LOCK_EX) != 0 { if errno != EINTR { return false } }
      return true
    }
    // There is no `flock` with a limit: it is asked for again and again, every hundredth of a second.
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      if .now >= deadline.moment { throw .transfer(deadline.failure) }
      usleep(10_000)
    }
    return true
  }
}
