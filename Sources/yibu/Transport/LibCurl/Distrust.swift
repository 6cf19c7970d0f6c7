#if WORKAROUNDS
  /// Why OpenSSL does not trust a chain of certificates.
  struct Distrust: Sendable {
    /// An `X509_V_ERR_…`: at least 2, since libcurl stands at 1 before it has looked.
    private let number: Int
    /// The chain is that of a proxy that is spoken to by TLS.
    let isOfProxy: Bool
    /// OpenSSL's words, `self-signed certificate` for example; nil where they cannot be had.
    let text: String?

    /// Nil where the chain is not what failed, which leaves the host's name, and where another
    /// library than OpenSSL looks after TLS.
    init?(_ easy: LibCurl.Handle?, _ curl: LibCurl) {
      guard curl.usesOpenSSL(easy) else { return nil }
      let server = curl.number(CurlInfo.verifyResult, of: easy) ?? 0
      let proxy = curl.number(CurlInfo.proxyVerifyResult, of: easy) ?? 0
      guard max(server, proxy) > 1 else { return nil }
      isOfProxy = server <= 1
      number = isOfProxy ? proxy : server
      typealias ErrorText = @convention(c) (Int) -> UnsafePointer<CChar>?
      let errorText: ErrorText? = curl.library.find("X509_verify_cert_error_string")
      text = errorText?(number).map { String(cString: $0) }
    }
  }

  extension LibCurl {
    /// Whether OpenSSL, or one of its descendants, looks after TLS.
    func usesOpenSSL(_ easy: Handle?) -> Bool {
      // `struct curl_tlssessioninfo`, which begins with a `curl_sslbackend`.
      var session: UnsafeMutableRawPointer?
      guard easyGetInfo(easy, CurlInfo.tlsSession, &session) == CurlCode.ok, let session else {
        return false
      }
      let openSSL: Int32 = 1
      return session.load(as: Int32.self) == openSSL
    }
  }
#endif
