#if WORKAROUNDS
  import HTTP

  /// Works around: URLSession on Linux has no way to set a proxy, the trusted certificates, a client
  /// certificate, a Unix socket or a limit to the time for connecting.
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
      if let proxy = options.proxy { curl.set(CurlOption.proxy, to: proxy, on: easy) }
      trust.set(options, isTLS: request.url.hasPrefix("https:"), on: easy, curl)
      if let file = options.certificate {
        curl.set(CurlOption.certificate, to: file, on: easy)
        // Without one OpenSSL asks on the terminal, and takes no signal while it does.
        curl.set(CurlOption.keyPassword, to: "", on: easy)
      }
      if let file = options.certificateKey {
        curl.set(CurlOption.certificateKey, to: file, on: easy)
      }
      if let path = options.unixSocket { curl.set(CurlOption.unixSocket, to: path, on: easy) }
      let saysWhenConnected = noticeConnection(curl)
      if let limit = options.connectTimeout {
        // Where libcurl says when it is connected, the waiting thread has the stopwatch. This then
        // only replaces libcurl's own limit of 300 s and closes the socket of an attempt that was
        // given up.
        let milliseconds = Int(min(max(limit, 0), 1_000_000) * 1000)
        curl.set(
          CurlOption.connectTimeoutMilliseconds,
          to: saysWhenConnected ? milliseconds + 1000 : max(1, milliseconds), on: easy)
      }
      curl.set(CurlOption.bufferSize, to: 1 << 17, on: easy)
      curl.set(CurlOption.tcpKeepAlive, to: 1, on: easy)
      // A proxy's answer to CONNECT is not the response.
      curl.set(CurlOption.suppressConnectHeaders, to: 1, on: easy)
      // Do not wait for a name server that does not answer once there is a timeout.
      curl.set(CurlOption.quickExit, to: 1, on: easy)
      result.setBuffer(easy, curl)
      setRequestHeaders(curl)
      setRequestBody(curl)
    }
  }

  extension LibCurl {
    func set(_ option: Int32, to number: Int, on easy: Handle?) {
      _ = easySetOption(easy, option, UnsafeMutableRawPointer(bitPattern: number))
    }

    /// No text takes away what the option was set to.
    func set(_ option: Int32, to text: String?, on easy: Handle?) {
      guard let text else {
        _ = easySetOption(easy, option, nil)
        return
      }
      text.withCString { _ = easySetOption(easy, option, UnsafeMutableRawPointer(mutating: $0)) }
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
