#if os(Linux)
  import Glibc
  import Synchronization

  /// Mends: URLSession has no way to let go of a connection while a callback may be running.
  ///
  /// A request that was given up after a silence, or whose answer made no sense, must not go on at
  /// the server, which would do the work twice and have it paid twice, while the next attempt runs.
  /// And the next attempt cannot run while `EventLoop` waits for this one.
  ///
  /// To see it: leave `hangUp` out, and let the second attempt look whether the first connection is
  /// still there. It can go when `cancel()` does not wait for the session's queue.
  extension Transfer {
    /// Ends the transfer, from any thread. Foundation is not told: nobody listens any more.
    func abandon() {
      isAbandoned.store(true, ordering: .releasing)
      var byte: UInt8 = 0
      _ = Glibc.write(wakeUp.write, &byte, 1)
    }

    /// Tells the server. libcurl is not called again; it would go on, or try anew.
    func hangUp() {
      for socket in sockets where socket.fd != wakeUp.read {
        _ = Glibc.shutdown(socket.fd, Int32(SHUT_RDWR))
      }
    }
  }
#endif
