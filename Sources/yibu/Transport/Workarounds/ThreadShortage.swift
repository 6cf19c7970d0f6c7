#if WORKAROUNDS
  import Glibc
  import Options

  /// Works around: URLSession waits for ever for a thread that the system does not give.
  ///
  /// It hands its work to Dispatch, and Dispatch, refused a thread by `ulimit -u` or by a container's
  /// limit of processes, tries again every second (`_dispatch_root_queue_poke_slow` in `queue.c`) on
  /// the thread that asked, which then looks at no time limit of ours.
  ///
  /// To see it: call `work` alone, and make a request under `ulimit -u 1`, not as root. It can go
  /// when Dispatch gives up.
  enum ThreadShortage {
    /// Seconds: a shortage may pass.
    private static let patience: UInt32 = 5

    private static let message: StaticString =
      """
      yibu: the system gives no thread: too many processes for the user or the container (ulimit -u), or too \
      little memory (ulimit -v)

      """

    /// Nanoseconds of processor time after which the process is slow, on a busy machine or under a debugger,
    /// and does not wait: Dispatch's trying again takes next to none.
    private static let leastWork: Int64 = 50_000_000
    /// The processor time, in nanoseconds, when the watch began or went on.
    private nonisolated(unsafe) static var start: Int64 = 0

    private static var processorTime: Int64 {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Does what needs a thread, and ends the process where the system gives none.
    static func watched<Value>(_ work: () -> Value) -> Value {
      start = processorTime
      let handler = signal(SIGALRM) { _ in
        let now = ThreadShortage.processorTime
        if now - ThreadShortage.start > ThreadShortage.leastWork {
          ThreadShortage.start = now
          alarm(ThreadShortage.patience)
          return
        }
        // No more than a signal handler may do.
        _ = write(
          STDERR_FILENO, ThreadShortage.message.utf8Start, ThreadShortage.message.utf8CodeUnitCount)
        TemporaryFiles.unlinkAll()
        _exit(ExitStatus.usage.rawValue)
      }
      // An alarm outlives `exec`: one that was set for this process before it began is put back.
      let remaining = alarm(patience)
      defer {
        alarm(0)
        signal(SIGALRM, handler)
        alarm(remaining)
      }
      return work()
    }
  }
#endif
