import Options

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension NetworkOptions {
  /// What the options and the environment say about connections.
  init(_ arguments: Arguments) throws(Failure) {
    self.init()
    func bound(_ seconds: Double?) -> Double? { seconds == 0 ? nil : seconds }
    connectTimeout = bound(arguments.connectTimeout)
    idleTimeout = bound(arguments.idleTimeout ?? Defaults.idleTimeout)
    proxy = arguments.proxy
    caFile = arguments.caFile ?? Environment.value("SSL_CERT_FILE")
    caDirectory = Environment.value("SSL_CERT_DIR")
    // libcurl would only say that it could not set up TLS. Not read here: it may be a pipe.
    if let file = arguments.caFile, access(file, R_OK) != 0 {
      throw .input("\(file): \(SystemError(number: errno).message)")
    }
  }
}
