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
    certificate = arguments.certificate
    certificateKey = arguments.certificateKey
    unixSocket = arguments.unixSocket
    #if !os(Linux)
      for (option, value) in [("--cert", certificate), ("--unix-socket", unixSocket)]
      where value != nil {
        throw .usage("\(option) works on Linux only")
      }
    #endif
    try Self.checkCertificate(arguments.certificate)
    for case let file? in [arguments.caFile, arguments.certificate, arguments.certificateKey] {
      try Self.checkIsReadable(file)
    }
  }

  /// libcurl would only say that it could not set up TLS. Not read here: it may be a pipe.
  private static func checkIsReadable(_ file: String) throws(Failure) {
    if access(file, R_OK) != 0 { throw .input("\(file): \(SystemError(number: errno).message)") }
  }

  /// curl takes a passphrase after the file's name, which would be shown.
  private static func checkCertificate(_ file: String?) throws(Failure) {
    guard let file, access(file, F_OK) != 0, let colon = file.lastIndex(of: ":"),
      access(String(file[..<colon]), F_OK) == 0
    else { return }
    throw .usage(
      "--cert: a passphrase cannot be given here; it needs the name of a file, of a key without one"
    )
  }
}
