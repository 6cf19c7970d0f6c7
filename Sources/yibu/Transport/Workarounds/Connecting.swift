#if WORKAROUNDS
  import Synchronization

  /// Works around: URLSession does not say when a connection stands.
  ///
  /// It calls its delegate when the first piece of a body has been sent, and never for a request
  /// without one. The time limit for connecting, and that for silence, need to know sooner. libcurl
  /// says so from 7.80 on, just before it sends the request.
  ///
  /// To see it: leave `noticeConnection` out, and ask for `yibu models` with `--connect-timeout 1`
  /// from a server that takes two seconds to answer. It can go when URLSession tells its delegate.
  struct Connecting: ~Copyable, Sendable {
    /// The request can be written now; so, too, where libcurl cannot tell.
    private let isOver = Atomic(false)

    var isConnected: Bool { isOver.load(ordering: .relaxed) }

    fileprivate func noteEnd() { isOver.store(true, ordering: .relaxed) }
  }

  extension Transfer {
    private typealias PreRequestCallback =
      @convention(c) (
        UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, Int32, Int32
      ) -> Int32

    /// Asks libcurl to say when it is connected. Returns whether it can.
    func noticeConnection(_ curl: LibCurl) -> Bool {
      let connected: PreRequestCallback = { pointer, _, _, _, _ in
        guard let transfer = Transfer.of(pointer) else { return 0 }
        transfer.connecting.noteEnd()
        // An attempt that was given up while it connected must not be sent, and billed, after all.
        return transfer.abandonment.isAbandoned ? 1 : 0
      }
      _ = curl.easySetOption(easy, CurlOption.preRequestData, pointer)
      let code = curl.easySetOption(
        easy, CurlOption.preRequestFunction,
        unsafeBitCast(connected, to: UnsafeMutableRawPointer.self))
      if code != CurlCode.ok { connecting.noteEnd() }
      return code == CurlCode.ok
    }
  }
#endif
