#if WORKAROUNDS
  import Glibc

  /// Works around: libcurl 8.20 leaves the descriptor by which its resolver wakes it up readable for
  /// ever.
  ///
  /// From 8.20 on a thread that has resolved a name says so through an `eventfd` or a pipe, which
  /// libcurl announces like a socket, under a handle of its own. 8.20 never empties it, so that
  /// `poll` returns at once each time, which keeps a core busy until the transfer is over.
  ///
  /// To see it: leave `drain` out, and time a request to a host name with libcurl 8.20. It can go
  /// when nobody has 8.20 any more; 8.21 empties it itself, which does no harm here.
  extension EventLoop {
    static func isSocket(_ descriptor: Int32) -> Bool {
      var status = stat()
      return fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT == S_IFSOCK
    }

    /// Empties a descriptor that `poll` has called readable. An `eventfd` takes eight bytes at least.
    static func drain(_ descriptor: Int32) {
      var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
      _ = read(descriptor, &bytes, MemoryLayout.size(ofValue: bytes))
    }
  }
#endif
