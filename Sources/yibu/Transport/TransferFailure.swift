/// Why no complete response came.
struct TransferFailure: Error, Sendable, Equatable {
  /// The classes that a script or a retry tells apart.
  enum Kind: Sendable, Equatable {
    /// Neither URLSession nor libcurl can make sense of the URL.
    case badURL
    /// The proxy's URL makes no sense.
    case badProxy
    case proxyNotResolved
    case hostNotResolved
    /// The host or the proxy does not take the connection.
    case notConnected
    /// The response began and did not end as it had announced.
    case brokenOff
    case connectTimeout, idleTimeout, totalTimeout
    case tls
    /// The server's certificate is not trusted, or is another's.
    case certificate
    /// The file of trusted certificates cannot be used.
    case badCAFile
    /// The client certificate or its key cannot be used.
    case badClientCertificate
    /// The connection was closed before a complete head came.
    case emptyReply
    /// Sending or receiving failed, or what came is not decodable.
    case receiveFailed
    /// The proxy refused to connect to the host; asking again will not help.
    case proxyRefused
    case notHTTP
    /// URLSession on Linux needs what is not there: a library, or a path in UTF-8.
    case cannotWork
  }

  var kind: Kind
  /// One line without a full stop: what went wrong, with what.
  var detail: String
}
