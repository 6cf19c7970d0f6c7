import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Ends the process when its time is over (`--max-time`), whatever it waits for then: a pipe that nobody
/// opens, a lock, a disk. While a request is under way the transport looks at the time itself, and what came
/// until then is still printed.
enum Watchdog {
  private struct Task {
    let moment: Moment
    let failure: Failure
  }

  /// Seconds that are left to print and to store what came, once a request has been sent.
  private static let grace = 1.0
  private static let hasGrace = Atomic(false)
  private static let task = Mutex<Task?>(nil)

  /// - Throws: where the system gives no thread to watch with.
  static func start(_ deadline: Deadline) throws(Failure) {
    let failure = Failure.transfer(deadline.failure)
    task.withLock { $0 = Task(moment: deadline.moment, failure: failure) }
    // The signals that end a process are for the main thread.
    let error = Signals.blocked {
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      return pthread_create(&thread, nil, { _ in Watchdog.watch() }, nil)
    }
    if error != 0 {
      throw .transfer(
        TransferFailure(
          kind: .cannotWork, detail: "--max-time: no thread: \(SystemError(number: error).message)")
      )
    }
  }

  /// Called where something else ends, from now on, what takes too long.
  static func giveGrace() { hasGrace.store(true, ordering: .relaxed) }

  private static func watch() -> UnsafeMutableRawPointer? {
    guard let task = task.withLock({ $0 }) else { return nil }
    sleep(until: task.moment)
    if hasGrace.load(ordering: .relaxed) { sleep(until: task.moment + grace) }
    // Never in the middle of putting a file in its place.
    return TemporaryFiles.undisturbed { Process.end(task.failure) }
  }

  private static func sleep(until moment: Moment) {
    while true {
      let now = Moment.now
      if now >= moment { return }
      let nanoseconds = moment.nanoseconds - now.nanoseconds
      var time = timespec(
        tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
      nanosleep(&time, nil)
    }
  }
}
