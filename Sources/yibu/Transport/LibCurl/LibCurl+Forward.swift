#if WORKAROUNDS
  /// The functions of libcurl in which there is nothing to work around. Each calls the true one; what they
  /// return without libcurl is never seen, since `HTTPClient` does not start then.

  @c(curl_global_init)
  public func curlGlobalInit(_ flags: Int) -> Int32 {
    LibCurl.shared?.globalInit(flags) ?? CurlCode.failedInit
  }

  @c(curl_version)
  public func curlVersion() -> UnsafeMutablePointer<CChar>? { LibCurl.shared?.version() }

  @c(curl_version_info)
  public func curlVersionInfo(_ age: Int32) -> UnsafeMutableRawPointer? {
    LibCurl.shared?.versionInfo(age)
  }

  @c(curl_free)
  public func curlFree(_ text: UnsafeMutableRawPointer?) { LibCurl.shared?.free(text) }

  @c(curl_easy_init)
  public func curlEasyInit() -> UnsafeMutableRawPointer? { LibCurl.shared?.easyInit() }

  @c(curl_easy_pause)
  public func curlEasyPause(_ easy: UnsafeMutableRawPointer?, _ directions: Int32) -> Int32 {
    LibCurl.shared?.easyPause(easy, directions) ?? CurlCode.failedInit
  }

  @c(curl_easy_strerror)
  public func curlEasyErrorText(_ code: Int32) -> UnsafeMutablePointer<CChar>? {
    LibCurl.shared?.easyErrorText(code)
  }

  @c(curl_slist_append)
  public func curlListAppend(
    _ list: UnsafeMutableRawPointer?, _ text: UnsafePointer<CChar>?
  ) -> UnsafeMutableRawPointer? {
    LibCurl.shared?.listAppend(list, text)
  }

  @c(curl_slist_free_all)
  public func curlListFree(_ list: UnsafeMutableRawPointer?) { LibCurl.shared?.listFree(list) }

  @c(curl_multi_init)
  public func curlMultiInit() -> UnsafeMutableRawPointer? { LibCurl.shared?.multiInit() }

  @c(curl_multi_cleanup)
  public func curlMultiCleanup(_ multi: UnsafeMutableRawPointer?) -> Int32 {
    LibCurl.shared?.multiCleanup(multi) ?? CurlCode.failedInit
  }

  @c(curl_multi_assign)
  public func curlMultiAssign(
    _ multi: UnsafeMutableRawPointer?, _ socket: Int32, _ pointer: UnsafeMutableRawPointer?
  ) -> Int32 {
    LibCurl.shared?.multiAssign(multi, socket, pointer) ?? CurlCode.failedInit
  }

  @c(curl_multi_remove_handle)
  public func curlMultiRemove(
    _ multi: UnsafeMutableRawPointer?, _ easy: UnsafeMutableRawPointer?
  ) -> Int32 {
    LibCurl.shared?.multiRemove(multi, easy) ?? CurlCode.failedInit
  }

  @c(curl_url)
  public func curlURL() -> UnsafeMutableRawPointer? { LibCurl.shared?.url() }

  @c(curl_url_cleanup)
  public func curlURLCleanup(_ url: UnsafeMutableRawPointer?) { LibCurl.shared?.urlCleanup(url) }

  @c(curl_url_set)
  public func curlURLSet(
    _ url: UnsafeMutableRawPointer?, _ part: Int32, _ text: UnsafePointer<CChar>?, _ flags: UInt32
  ) -> Int32 {
    LibCurl.shared?.urlSet(url, part, text, flags) ?? CurlCode.failedInit
  }

  // Foundation's WebSockets, in toolchains built against libcurl 7.86 or later. Never called here,
  // but the names must exist for the linker.

  @c(curl_ws_recv)
  public func curlWebSocketReceive(
    _: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?, _: Int,
    _: UnsafeMutablePointer<Int>?, _: UnsafeMutableRawPointer?
  ) -> Int32 { CurlCode.failedInit }

  @c(curl_ws_send)
  public func curlWebSocketSend(
    _: UnsafeMutableRawPointer?, _: UnsafeRawPointer?, _: Int, _: UnsafeMutablePointer<Int>?,
    _: Int64, _: UInt32
  ) -> Int32 { CurlCode.failedInit }

  @c(curl_ws_meta)
  public func curlWebSocketMeta(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? { nil }
#endif
