#if WORKAROUNDS
  import Glibc
  import Synchronization

  /// Works around: URLSession has no way to let go of a connection while a callback may be running.
  ///
  /// A request that was given up after a silence, or whose response made no sense, must not go on at
  /// the server, which would do the work twice and have it paid twice, while the next attempt runs.
  /// And the next attempt cannot run while `EventLoop` waits for this one.
  ///
  /// To see it: leave `hangUp` out, and let the second attempt look whether the first connection is
  /// still there. It can go when `cancel()` does not wait for the session's queue.
  struct Abandonment: ~Copyable, Sendable {
    /// Nobody waits for this transfer any more.
    private let hasCome = Atomic(false)
    private let pipeEnds: (read: Int32, write: Int32)

    init() {
      var ends: [Int32] = [-1, -1]
      // Where this fails, no file descriptor is left, and a socket cannot be had either.
      _ = pipe(&ends)
      pipeEnds = (ends[0], ends[1])
    }

    deinit {
      close(pipeEnds.read)
      close(pipeEnds.write)
    }

    /// A file descriptor that becomes readable when the transfer is abandoned.
    var wakeUp: Int32 { pipeEnds.read }

    var isAbandoned: Bool { hasCome.load(ordering: .acquiring) }

    fileprivate func signal() {
      hasCome.store(true, ordering: .releasing)
      var byte: UInt8 = 0
      _ = Glibc.write(pipeEnds.write, &byte, 1)
    }
  }

  extension Transfer {
    /// Ends the transfer, from any thread. Foundation is not told: nobody listens any more.
    func abandon() { abandonment.signal() }

    /// Tells the server. libcurl is not called again; it would go on, or try anew.
    func hangUp() {
      for socket in loop.sockets { _ = Glibc.shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }
#endif
