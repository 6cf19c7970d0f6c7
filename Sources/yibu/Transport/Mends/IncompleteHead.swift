#if os(Linux)
  /// Mends: a connection closed inside the response's head ends the process.
  ///
  /// libcurl then reports success, and `transferCompleted` in Foundation's `NativeProtocol.swift`
  /// has no response to show for it: `fatalError("Transfer completed, but there's no response.")`.
  /// Here that success becomes what it is, an empty reply.
  ///
  /// Since this is where libcurl tells Foundation the result, it is also where it is kept for us:
  /// Foundation passes on `-1` for most of them.
  ///
  /// To see it: leave the last branch of `inspect` out, and let a server write `HTTP/1.1 200 OK` and
  /// close. It can go with a Foundation that reports `networkConnectionLost` instead, as its main
  /// branch (2026) does.
  extension Transfer {
    /// `CURLMsg`: an `int` that is 1 for *done*, the easy handle, and a union of which the result
    /// is one part.
    private enum Message {
      static let done: Int32 = 1
      static let handleOffset = 8
      static let resultOffset = 16
    }

    fileprivate static func inspect(_ message: UnsafeMutableRawPointer) {
      let easy = message.load(
        fromByteOffset: Message.handleOffset, as: UnsafeMutableRawPointer?.self)
      guard message.load(as: Int32.self) == Message.done, let transfer = of(easy: easy) else {
        return
      }
      let code = message.load(fromByteOffset: Message.resultOffset, as: Int32.self)
      if code != CurlCode.ok {
        transfer.failure = CurlFailure(code, of: transfer)
      } else if transfer.head == nil {
        transfer.failure = .incompleteHead
        message.storeBytes(
          of: CurlCode.gotNothing, toByteOffset: Message.resultOffset, as: Int32.self)
      }
    }
  }

  @c(curl_multi_info_read)
  public func curlMultiInfoRead(
    _ multi: UnsafeMutableRawPointer?, _ remaining: UnsafeMutablePointer<Int32>?
  ) -> UnsafeMutableRawPointer? {
    let message = LibCurl.shared?.multiInfoRead(multi, remaining)
    if let message { Transfer.inspect(message) }
    return message
  }
#endif
