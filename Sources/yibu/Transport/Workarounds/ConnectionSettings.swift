#if WORKAROUNDS
  /// Works around: URLSession on Linux has no way to set a proxy, the trusted certificates or a limit
  /// to the time for connecting.
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
      set(CurlOption.proxy, options.proxy, curl)
      set(CurlOption.caInfo, options.caFile, curl)
      set(CurlOption.caPath, options.caDirectory, curl)
      set(CurlOption.proxyCAInfo, options.caFile, curl)
      set(CurlOption.proxyCAPath, options.caDirectory, curl)
      let saysWhenConnected = noticeConnection(curl)
      if let limit = options.connectTimeout {
        // Where libcurl says when it is connected, the waiting thread has the stopwatch. This then
        // only replaces libcurl's own limit of 300 s and closes the socket of an attempt that was
        // given up.
        let milliseconds = Int(min(max(limit, 0), 1_000_000) * 1000)
        set(
          CurlOption.connectTimeoutMilliseconds,
          saysWhenConnected ? milliseconds + 1000 : max(1, milliseconds), curl)
      }
      set(CurlOption.bufferSize, 1 << 17, curl)
      set(CurlOption.tcpKeepAlive, 1, curl)
      // A proxy's answer to CONNECT is not the response.
      set(CurlOption.suppressConnectHeaders, 1, curl)
      // Do not wait for a name server that does not answer once there is a timeout.
      set(CurlOption.quickExit, 1, curl)
      result.setBuffer(easy, curl)
      setRequestHeaders(curl)
      setRequestBody(curl)
    }

    private func set(_ option: Int32, _ number: Int, _ curl: LibCurl) {
      _ = curl.easySetOption(easy, option, UnsafeMutableRawPointer(bitPattern: number))
    }

    /// Leaves the option alone where there is no text.
    private func set(_ option: Int32, _ text: String?, _ curl: LibCurl) {
      text?.withCString {
        _ = curl.easySetOption(easy, option, UnsafeMutableRawPointer(mutating: $0))
      }
    }
  }

  @c(curl_multi_add_handle)
  public func curlMultiAdd(
    _ multi: UnsafeMutableRawPointer?, _ easy: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let curl = LibCurl.shared else { return CurlCode.failedInit }
    guard let transfer = Transfer.starting(easy, on: multi) else {
      return curl.multiAdd(multi, easy)
    }
    transfer.configure(curl)
    return transfer.activity.during { curl.multiAdd(multi, easy) }
  }
#endif
