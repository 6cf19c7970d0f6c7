import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a child ended, told by the thread that waits for it.
final class End: Sendable {
  struct Report: Sendable {
    var ending: Child.Ending
    var usage: rusage
    var seconds: Double

    var cpuSeconds: Double {
      Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }

    var memoryMegabytes: Double {
      #if canImport(Glibc)
        Double(usage.ru_maxrss) / 1024
      #else
        Double(usage.ru_maxrss) / 1_048_576
      #endif
    }
  }

  private let report = Mutex<Report?>(nil)
  private let told = DispatchSemaphore(value: 0)

  func tell(_ report: Report) {
    self.report.withLock { $0 = report }
    told.signal()
  }

  /// Nil when the time ran out first.
  func wait(seconds: Double) -> Report? {
    guard told.wait(timeout: .now() + seconds) == .success else { return nil }
    return report.withLock(\.self)
  }
}
