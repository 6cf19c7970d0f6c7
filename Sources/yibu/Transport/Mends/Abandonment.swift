#if os(Linux)
  import Glibc
  import Synchronization

  /// Mends: URLSession has no way to let go of a connection while a callback may be running.
  ///
  /// A request that was given up after a silence must not go on at the server, which would do the
  /// work twice and have it paid twice, while the next attempt runs.
  ///
  /// To see it: leave `shutdown` out, and let the second attempt look whether the first connection
  /// is still there. It can go when `cancel()` does not wait for the session's queue.
  extension Transfer {
    /// Ends the transfer from any thread: libcurl finds the connection closed and drops it.
    func abandon() {
      isAbandoned.store(true, ordering: .relaxed)
      let socket = socket.load(ordering: .relaxed)
      if socket >= 0 { _ = Glibc.shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }
#endif
