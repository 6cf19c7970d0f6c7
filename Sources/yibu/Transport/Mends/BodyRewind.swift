#if os(Linux)
  /// Mends: a request whose body has to be sent a second time hangs.
  ///
  /// libcurl may have to start over on a new connection, as where an HTTP/2 server refuses a
  /// stream, and asks Foundation to go back to the body's start. `seekInputStream` in
  /// `NativeProtocol.swift` knows only how to do that for streams; for a `Data` it reports success
  /// and does nothing, so that the server waits for a body that never comes. A failure can be
  /// retried, a hang cannot: here the answer is no.
  ///
  /// To see it: leave `refuseToRewind` out, and send to a server that resets its first stream with `REFUSED_STREAM`. It can go when
  /// `_BodyDataSource` can be rewound.
  extension Transfer {
    func refuseToRewind(_ curl: LibCurl) {
      let refuse: @convention(c) (UnsafeMutableRawPointer?, Int64, Int32) -> Int32 = { _, _, _ in
        let seekFailed: Int32 = 1
        return seekFailed
      }
      _ = curl.easySetOption(
        easy, CurlOption.seekFunction, unsafeBitCast(refuse, to: UnsafeMutableRawPointer.self))
    }
  }
#endif
