#if WORKAROUNDS
  /// Works around: a connection closed inside the response's head ends the process.
  ///
  /// libcurl then reports success, and `transferCompleted` in Foundation's `NativeProtocol.swift`
  /// has no response to show for it: `fatalError("Transfer completed, but there's no response.")`.
  /// Here that success becomes what it is, an empty reply.
  ///
  /// Since this is where libcurl tells Foundation the result, it is also where it is kept for us
  /// (`TransferResult`): Foundation passes on `-1` for most of them.
  ///
  /// To see it: leave the last branch of `inspect` out, and let a server write `HTTP/1.1 200 OK` and
  /// close. It can go with a Foundation that reports `networkConnectionLost` instead, as its main
  /// branch (2026) does.
  extension Transfer {
    /// The result that was kept for Foundation.
    fileprivate func takeMessage() -> LibCurl.Argument? {
      defer { result.message = nil }
      return result.message
    }

    fileprivate static func inspect(_ message: CurlMessage, _ curl: LibCurl) {
      guard message.isDone, let transfer = of(easy: message.easy) else { return }
      if message.result != CurlCode.ok {
        let failure = CurlFailure(message.result, of: transfer, curl)
        transfer.result.failure = transfer.trust.failure(instead: failure) ?? failure
      } else if transfer.headerLines.head == nil {
        transfer.result.failure = .incompleteHead
        message.setResult(CurlCode.gotNothing)
      }
    }
  }

  @c(curl_multi_info_read)
  public func curlMultiInfoRead(
    _ multi: UnsafeMutableRawPointer?, _ remaining: UnsafeMutablePointer<Int32>?
  ) -> UnsafeMutableRawPointer? {
    guard let curl = LibCurl.shared,
      let message = Transfer.of(multi: multi)?.takeMessage() ?? curl.multiInfoRead(multi, remaining)
    else { return nil }
    Transfer.inspect(CurlMessage(message), curl)
    return message
  }
#endif
