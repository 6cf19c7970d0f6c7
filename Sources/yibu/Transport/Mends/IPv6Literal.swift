#if os(Linux)
  import Glibc

  /// Mends: `http://[::1]/` is a bad URL to URLSession.
  ///
  /// Before a transfer Foundation compares the host that it sees with the one that libcurl sees
  /// (`CFURLSessionCurlHostIsEqual`), and of an IPv6 address libcurl says `[::1]`, Foundation
  /// `::1`. So it is told the host without brackets. libcurl, which asks itself by the same
  /// function, still needs them.
  ///
  /// To see it: leave `removeBrackets` out, and ask for `http://[::1]/`. It can go with a Foundation
  /// that contains #5498.
  @c(curl_url_get)
  public func curlURLGet(
    _ url: UnsafeMutableRawPointer?, _ part: Int32,
    _ result: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ flags: UInt32
  ) -> Int32 {
    let hostPart: Int32 = 5
    guard let curl = LibCurl.shared else { return CurlCode.failedInit }
    let code = curl.urlGet(url, part, result, flags)
    if code == CurlCode.ok, part == hostPart, let host = result?.pointee, !Transfer.isInsideLibCurl
    {
      removeBrackets(host)
    }
    return code
  }

  private func removeBrackets(_ host: UnsafeMutablePointer<CChar>) {
    let count = strlen(host)
    guard count > 2, host[0] == CChar(UInt8(ascii: "[")),
      host[count - 1] == CChar(UInt8(ascii: "]"))
    else { return }
    memmove(host, host + 1, count - 2)
    host[count - 2] = 0
  }
#endif
