#if WORKAROUNDS
  /// Works around: a `Content-Length` of 2^63 - 512 and more ends the process.
  ///
  /// Foundation asks libcurl for the length as a floating point number, which is rounded up to 2^63, and turns
  /// it into an `Int64` (`setupCallbacks` in `EasyHandle.swift`). A length that no `Int64` holds is told as one
  /// that is not known; libcurl itself still counts by the true one.
  ///
  /// To see it: pass each number on as it is, and answer with `Content-Length: 9223372036854775807`. It can go
  /// when Foundation asks for a whole number.
  enum AnnouncedSize {
    fileprivate static func limit(_ size: UnsafeMutablePointer<Double>) {
      if Int64(exactly: size.pointee.rounded()) == nil { size.pointee = -1 }
    }
  }

  @c(curl_easy_getinfo)
  public func curlEasyGetInfo(
    _ easy: UnsafeMutableRawPointer?, _ info: Int32, _ result: UnsafeMutableRawPointer?
  ) -> Int32 {
    let code = LibCurl.shared?.easyGetInfo(easy, info, result) ?? CurlCode.failedInit
    if info == CurlInfo.announcedSizeAsDouble, code == CurlCode.ok, let result {
      AnnouncedSize.limit(result.assumingMemoryBound(to: Double.self))
    }
    return code
  }
#endif
