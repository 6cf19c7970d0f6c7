#if WORKAROUNDS
  import Glibc
  import Synchronization

  /// Whether libcurl is at work on a transfer just now, and when the server last said something: for
  /// any thread to ask.
  struct Activity: ~Copyable, Sendable {
    /// The thread on which libcurl is at work, or 0.
    private let thread = Atomic<pthread_t>(0)
    /// When a socket last had something to say; `distantPast` before it has.
    private let lastEvent = Atomic(Moment.distantPast)

    /// Calls libcurl, which may call back meanwhile.
    func during<Value>(_ call: () -> Value) -> Value {
      thread.store(pthread_self(), ordering: .relaxed)
      defer { thread.store(0, ordering: .relaxed) }
      return call()
    }

    var isInsideLibCurl: Bool { thread.load(ordering: .relaxed) != 0 }

    var isOnThisThread: Bool { thread.load(ordering: .relaxed) == pthread_self() }

    var lastSign: Moment { lastEvent.load(ordering: .relaxed) }

    func noteSign() { lastEvent.store(.now, ordering: .relaxed) }
  }
#endif
