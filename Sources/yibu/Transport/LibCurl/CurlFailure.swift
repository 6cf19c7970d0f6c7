#if WORKAROUNDS
  import HTTP

  /// The end of a transfer that failed, in what libcurl's codes and figures tell of it.
  struct CurlFailure: Sendable {
    /// A `CurlCode`.
    let code: Int32
    /// libcurl's own words. They differ from version to version: for people to read only.
    private(set) var text: String
    /// Why the last connection could not be made: an `errno`, or 0.
    var systemError: Int32 = 0
    /// What a proxy answered to `CONNECT`: an HTTP status, or 0.
    var connectStatus = 0
    /// TCP connected, be it to a proxy.
    var hasConnected = false
    /// The request could be written; not known before libcurl 7.80, and then true.
    var couldSend = true
    /// A response's head had come.
    var hadHead = false
    /// The head and the trailers are longer than what is read of them.
    var hasLongHead = false
    /// How many bytes the head announced that did not come; 0 where it announced none.
    var missingBytes = 0
    /// The connection was closed inside the head, which libcurl itself takes for a success.
    var isInsideHead = false
    /// The proxy that was used.
    var proxy: Proxy?
    /// The user gave a certificate of their own.
    var hasClientCertificate = false
    /// The user named a file with the certificate's key.
    var hasCertificateKey = false
    /// The Unix socket that stood in for the host.
    var unixSocket: String?
    /// What was wrong with a certificate; nil where that was not it, or only `text` says.
    var distrust: Distrust?
    /// Seconds that connecting might take.
    var connectTimeout: Double?
    var isTLS = false

    static let incompleteHead: CurlFailure = {
      var failure = CurlFailure(
        code: CurlCode.gotNothing, text: "the connection was closed inside the head")
      failure.isInsideHead = true
      return failure
    }()

    private init(code: Int32, text: String) {
      self.code = code
      self.text = text.last == " " ? String(text.dropLast()) : text
    }

    /// Asks libcurl about a transfer, whose handle is still there.
    init(_ code: Int32, of transfer: Transfer, _ curl: LibCurl) {
      var text = transfer.result.errorText
      if text.isEmpty, let general = curl.easyErrorText(code) { text = String(cString: general) }
      self.init(code: code, text: text)
      let easy = transfer.easy
      systemError = Int32(truncatingIfNeeded: curl.number(CurlInfo.systemError, of: easy) ?? 0)
      connectStatus = curl.number(CurlInfo.connectStatus, of: easy) ?? 0
      hasConnected = curl.number(CurlInfo.connectTime, of: easy) ?? 0 > 0
      couldSend = transfer.connecting.isConnected
      hadHead = transfer.headerLines.head != nil
      hasLongHead = transfer.headerLines.isTooLong
      if let announced = curl.number(CurlInfo.announcedSize, of: easy), announced > 0 {
        missingBytes = announced - (curl.number(CurlInfo.downloadedSize, of: easy) ?? 0)
      }
      let url = transfer.request.url
      isTLS = url.hasPrefix("https:")
      connectTimeout = transfer.options.connectTimeout
      hasClientCertificate = transfer.options.certificate != nil
      hasCertificateKey = transfer.options.certificateKey != nil
      unixSocket = transfer.options.unixSocket
      if unixSocket == nil, let proxy = Proxy(for: url, transfer.options) {
        // libcurl uses none where it can make nothing of the URL, which it then shows.
        let isUsed = curl.number(CurlInfo.usedProxy, of: easy) ?? 1 != 0
        if isUsed || proxy.address == nil || code == CurlCode.proxyNotResolved {
          self.proxy = proxy
        }
        if let shown = self.text.firstRange(of: proxy.url) {
          self.text.replaceSubrange(shown, with: proxy.address ?? "the proxy")
        }
      }
      if code == CurlCode.peerVerification { distrust = Distrust(easy, curl) }
    }

    /// The class of failure, and words for it.
    /// - Parameter peer: the host and port that were asked for.
    func described(peer: String) -> TransferFailure {
      TransferFailure(kind: kind, detail: detail(peer))
    }
  }

  extension LibCurl {
    /// A number that libcurl tells of a transfer; nil where this version does not know it.
    func number(_ info: Int32, of easy: Handle?) -> Int? {
      var number = 0
      return easyGetInfo(easy, info, &number) == CurlCode.ok ? number : nil
    }
  }
#endif
