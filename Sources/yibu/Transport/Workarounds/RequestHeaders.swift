#if WORKAROUNDS
  import HTTP

  /// Works around: URLSession does not send the headers that it is given.
  ///
  /// It keeps them in a dictionary, without order or repetition, and adds `Accept-Language`,
  /// `Connection` and `Accept` of its own (`curlHeaders(for:)` in `HTTPURLProtocol.swift`). What
  /// the tool shows with `--verbose` should be what the server sees, so libcurl gets the list
  /// itself.
  ///
  /// To see it: leave `setRequestHeaders` out, and send a request to a server that echoes it. It is
  /// how URLSession is, on every system; this can go whenever nobody minds.
  struct RequestHeaders {
    /// libcurl's list of lines, which it reads for as long as the transfer lasts.
    private var list: LibCurl.Argument?

    fileprivate mutating func add(_ line: String, _ curl: LibCurl) {
      list = curl.listAppend(list, line) ?? list
    }

    fileprivate func set(_ easy: LibCurl.Handle?, _ curl: LibCurl) {
      _ = curl.easySetOption(easy, CurlOption.httpHeader, list)
    }

    func free() { LibCurl.shared?.listFree(list) }
  }

  extension Transfer {
    /// Tells libcurl the request's fields, and which of its own it must not add.
    func setRequestHeaders(_ curl: LibCurl) {
      for (name, value) in request.headers {
        // The form with a semicolon is libcurl's for a field whose value is empty.
        requestHeaders.add(value.isEmpty ? name + ";" : name + ": " + value, curl)
      }
      // Fields that libcurl would add; a line without a value keeps it from that. `Expect` would
      // cost a second wherever the server does not know it.
      for name in ["Accept", "Content-Type", "Expect"] + request.removedHeaders
      where !request.headers.contains(where: { field in
        field.name.equalsIgnoringASCIICase(name)
      }) {
        requestHeaders.add(name + ":", curl)
      }
      requestHeaders.set(easy, curl)
    }
  }
#endif
