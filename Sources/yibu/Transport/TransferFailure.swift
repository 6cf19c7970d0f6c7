/// Why no complete response came.
struct TransferFailure: Error, Sendable, Equatable {
  /// The classes that an exit status tells apart; curl's own status is given for each.
  enum Kind: Sendable, Equatable {
    /// 3: neither URLSession nor libcurl can make sense of the URL.
    case badURL
    /// 5
    case proxyNotResolved
    /// 5: the proxy's URL makes no sense.
    case badProxy
    /// 6
    case hostNotResolved
    /// 7: the host or the proxy does not take the connection.
    case notConnected
    /// 18: the response began and did not end as it had announced.
    case brokenOff
    /// 28
    case connectTimeout, idleTimeout, totalTimeout
    /// 35
    case tls
    /// 60
    case certificate
    /// 77: the file of trusted certificates cannot be used.
    case badCAFile
    /// 52: the connection was closed before a complete head came.
    case emptyReply
    /// 56: sending or receiving failed, or what came is not decodable.
    case receiveFailed
    /// 56: the proxy refused to connect to the host; asking again will not help.
    case proxyRefused
    /// 1 or 8: the answer is not HTTP.
    case notHTTP
    /// 2: URLSession on Linux needs a library that is not installed.
    case missingLibcurl
  }

  var kind: Kind
  /// One line without a full stop: what went wrong, with what.
  var detail: String
}
