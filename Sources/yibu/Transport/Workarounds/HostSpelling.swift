#if WORKAROUNDS
  import Glibc

  /// Works around: URLs whose host libcurl spells its own way are bad URLs to URLSession.
  ///
  /// Before a transfer Foundation compares the host that it sees with the one that libcurl sees
  /// (`CFURLSessionCurlHostIsEqual`). Of `http://[::1]/` libcurl says `[::1]`, Foundation `::1`; of
  /// `127.1`, `127.0.0.1`; and `[2001:0db8::1]` comes back shortened. So Foundation is told its own
  /// spelling. libcurl, which asks itself by the same function, is told the truth, and connects to
  /// that.
  ///
  /// To see it: leave `replace` out, and ask for `http://[::1]/`. It can go with a Foundation that
  /// contains #5498, and compares addresses as such.
  @c(curl_url_get)
  public func curlURLGet(
    _ url: UnsafeMutableRawPointer?, _ part: Int32,
    _ result: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ flags: UInt32
  ) -> Int32 {
    let hostPart: Int32 = 5
    guard let curl = LibCurl.shared else { return CurlCode.failedInit }
    let code = curl.urlGet(url, part, result, flags)
    if code == CurlCode.ok, part == hostPart, let result, Transfer.insideLibCurl == nil,
      let host = Transfer.beingSetUp?.host
    {
      replace(result, with: host, curl)
    }
    return code
  }

  private func replace(
    _ text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, with host: String, _ curl: LibCurl
  ) {
    // libcurl was set up with the C library's own `malloc`, and so frees what that made.
    guard let copy = strdup(host) else { return }
    curl.free(text.pointee)
    text.pointee = copy
  }
#endif
