#if os(Linux)
  import HTTP

  /// Mends: URLSession does not send the headers that it is given.
  ///
  /// It keeps them in a dictionary, without order or repetition, and adds `Accept-Language`,
  /// `Connection` and `Accept` of its own (`curlHeaders(for:)` in `HTTPURLProtocol.swift`). What
  /// the tool shows with `--verbose` should be what the server sees, so libcurl gets the list
  /// itself.
  ///
  /// To see it: leave `setRequestHeaders` out, and send a request to a server that echoes it. It is
  /// how URLSession is, on every system; this can go whenever nobody minds.
  extension Transfer {
    func setRequestHeaders(_ curl: LibCurl) {
      for (name, value) in request.headers {
        // The form with a semicolon is libcurl's for a field whose value is empty.
        add(value.isEmpty ? name + ";" : name + ": " + value, curl)
      }
      // Fields that libcurl would add; a line without a value keeps it from that. `Expect` would
      // cost a second wherever the server does not know it.
      for name in ["Accept", "Content-Type", "Expect"] + request.removedHeaders
      where !request.headers.contains(where: { field in
        field.name.equalsIgnoringASCIICase(name)
      }) {
        add(name + ":", curl)
      }
      _ = curl.easySetOption(easy, CurlOption.httpHeader, requestHeaders)
    }

    private func add(_ line: String, _ curl: LibCurl) {
      requestHeaders = curl.listAppend(requestHeaders, line) ?? requestHeaders
    }
  }
#endif
