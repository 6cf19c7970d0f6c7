#if os(Linux)
  import Synchronization

  /// Mends: URLSession on Linux has no way to set a proxy, the trusted certificates or a limit to
  /// the time for connecting.
  ///
  /// They are options of libcurl (`EasyHandle.swift` has a `TODO` for some of them), set here when
  /// Foundation has set its own and hands the transfer to libcurl to start.
  ///
  /// To see it: leave `configure` out, and `--proxy` and `--cacert` have no effect. It can go,
  /// piece by piece, when URLSession honours `connectionProxyDictionary` and asks its delegate
  /// about certificates.
  extension Transfer {
    /// Tells libcurl what the options say, and beyond them to do what curl itself does.
    fileprivate func configure(_ curl: LibCurl) {
      func set(_ option: Int32, _ number: Int) {
        _ = curl.easySetOption(easy, option, UnsafeMutableRawPointer(bitPattern: number))
      }
      func set(_ option: Int32, _ text: String?) {
        guard let text else { return }
        text.withCString {
          _ = curl.easySetOption(easy, option, UnsafeMutableRawPointer(mutating: $0))
        }
      }
      set(CurlOption.proxy, options.proxy)
      set(CurlOption.caInfo, options.caFile)
      set(CurlOption.caPath, options.caDirectory)
      set(CurlOption.proxyCAInfo, options.caFile)
      set(CurlOption.proxyCAPath, options.caDirectory)
      if let seconds = options.connectTimeout {
        // The waiting thread has the stopwatch. This only replaces libcurl's own limit of 300 s and
        // closes the socket of an attempt that was given up.
        let milliseconds = Int(min(max(seconds, 0), 1_000_000) * 1000) + 1000
        set(CurlOption.connectTimeoutMilliseconds, milliseconds)
      }
      set(CurlOption.bufferSize, 1 << 17)
      set(CurlOption.tcpKeepAlive, 1)
      // A proxy's answer to CONNECT is not the response.
      set(CurlOption.suppressConnectHeaders, 1)
      // Do not wait for a name server that does not answer once there is a timeout.
      set(CurlOption.quickExit, 1)
      _ = curl.easySetOption(
        easy, CurlOption.errorBuffer, UnsafeMutableRawPointer(errorText.baseAddress))
      noticeConnection(curl)
      setRequestHeaders(curl)
      setRequestBody(curl)
    }
  }

  extension Transfer {
    /// URLSession does not say when a connection stands; libcurl does, from 7.80 on. Before that its
    /// own time limit has to do.
    private func noticeConnection(_ curl: LibCurl) {
      let connected:
        @convention(c) (
          UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, Int32, Int32
        ) -> Int32 = { pointer, _, _, _, _ in
          guard let transfer = Transfer.of(pointer) else { return 0 }
          transfer.isConnected.store(true, ordering: .relaxed)
          // An attempt that was given up while it connected must not be sent, and billed, after all.
          return transfer.isAbandoned.load(ordering: .relaxed) ? 1 : 0
        }
      _ = curl.easySetOption(easy, CurlOption.preRequestData, pointer)
      let code = curl.easySetOption(
        easy, CurlOption.preRequestFunction,
        unsafeBitCast(connected, to: UnsafeMutableRawPointer.self))
      if code != CurlCode.ok { isConnected.store(true, ordering: .relaxed) }
    }
  }

  @c(curl_multi_add_handle)
  public func curlMultiAdd(
    _ multi: UnsafeMutableRawPointer?, _ easy: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let curl = LibCurl.shared else { return CurlCode.failedInit }
    Transfer.starting(easy, on: multi)?.configure(curl)
    return curl.multiAdd(multi, easy)
  }
#endif
