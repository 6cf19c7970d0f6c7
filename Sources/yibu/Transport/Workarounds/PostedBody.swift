#if WORKAROUNDS
  import HTTP

  /// Works around: URLSession copies a request's body, sends it after the head in pieces of its own, and
  /// cannot send it again.
  ///
  /// A `Data` becomes a `DispatchData` of the same size (`_BodyDataSource` in `BodySource.swift`,
  /// with a `TODO` to avoid that), and each piece of 64 KB makes a timer. And where libcurl has to
  /// start over on a new connection, as when an HTTP/2 server refuses a stream, `seekInputStream`
  /// in `NativeProtocol.swift` reports success and does nothing, so that the server waits for a
  /// body that never comes. Here libcurl gets the body itself, as it gets the headers.
  ///
  /// To see it: leave `setRequestBody` out and give the `URLRequest` its `httpBody`; a body of 30 MB
  /// is then twice in memory, and a server that resets its first stream with `REFUSED_STREAM` gets
  /// none in the second. It can go when `_BodyDataSource` does neither.
  extension Transfer {
    func setRequestBody(_ curl: LibCurl) {
      // Foundation has prepared for an upload, which is a PUT to libcurl; turning that off makes it
      // a GET, and a body makes that a POST.
      _ = curl.easySetOption(easy, CurlOption.upload, nil)
      guard let body = request.body else { return }
      _ = curl.easySetOption(
        easy, CurlOption.postFieldsSize, UnsafeMutableRawPointer(bitPattern: body.count))
      // libcurl does not copy it: the array is kept, unchanged, for as long as the transfer.
      body.withUnsafeBytes {
        _ = curl.easySetOption(
          easy, CurlOption.postFields, UnsafeMutableRawPointer(mutating: $0.baseAddress))
      }
    }
  }
#endif
