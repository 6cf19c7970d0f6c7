#if os(Linux)
  import Dispatch
  import Glibc
  import Synchronization

  /// Mends: URLSession does not say when bytes come that are neither body nor a whole head, and it
  /// has no way to let go of a connection while a callback may be running.
  ///
  /// A head that trickles in, or a chunk's size, is life; without the time of it a server that is
  /// slow would count as silent. And a request that was given up after a silence must not go on at
  /// the server, which would do the work twice and have it paid twice, while the next attempt runs.
  ///
  /// To see it: leave `noteEvent` out, and let a server send its head byte by byte; leave `shutdown`
  /// out, and let the second attempt look whether the first connection is still there. The first
  /// can go when a delegate is told of bytes as such, the second when `cancel()` does not wait for
  /// the session's queue.
  extension Transfer {
    /// To be called when libcurl is told of an event. A timer has no socket, and is no sign of life.
    func noteEvent(of socket: Int32) {
      guard socket >= 0 else { return }
      lastEvent.store(DispatchTime.now().uptimeNanoseconds, ordering: .relaxed)
    }

    func noteSocket(_ socket: Int32, wish: Int32) {
      self.socket.store(wish == CurlPoll.remove ? -1 : socket, ordering: .relaxed)
    }

    /// Ends the transfer from any thread: libcurl finds the connection closed and drops it.
    func abandon() {
      isAbandoned.store(true, ordering: .relaxed)
      let socket = socket.load(ordering: .relaxed)
      if socket >= 0 { _ = Glibc.shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }
#endif
