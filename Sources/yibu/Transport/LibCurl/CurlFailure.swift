#if WORKAROUNDS
  import Glibc

  /// The end of a transfer as libcurl tells it.
  struct CurlFailure: Sendable {
    let code: Int32
    /// libcurl's own words.
    let text: String
    /// Why the last connection could not be made: an `errno`, or 0.
    let systemError: Int32
    let hadHead: Bool
    /// The connection was closed inside the head, which libcurl itself takes for a success.
    var isInsideHead = false

    static let incompleteHead: CurlFailure = {
      var failure = CurlFailure(
        code: CurlCode.gotNothing, text: "the connection was closed inside the head",
        systemError: 0, hadHead: false)
      failure.isInsideHead = true
      return failure
    }()

    private init(code: Int32, text: String, systemError: Int32, hadHead: Bool) {
      self.code = code
      self.text = text.last == " " ? String(text.dropLast()) : text
      self.systemError = systemError
      self.hadHead = hadHead
    }

    init(_ code: Int32, of transfer: Transfer) {
      var words = transfer.result.errorText
      if words.isEmpty, let general = LibCurl.shared?.easyErrorText(code) {
        words = String(cString: general)
      }
      var systemError = 0
      _ = LibCurl.shared?.easyGetInfo(transfer.easy, CurlInfo.systemError, &systemError)
      self.init(
        code: code, text: words, systemError: Int32(truncatingIfNeeded: systemError),
        hadHead: transfer.headerLines.head != nil)
    }

    /// The class of failure, and words for it.
    func described(peer: String) -> TransferFailure {
      let kind = kind
      return TransferFailure(kind: kind, detail: words(for: kind, peer))
    }

    private var kind: TransferFailure.Kind {
      if text.hasPrefix("Unsupported proxy") { return .badProxy }
      return switch code {
      // The same for a URL's protocol and for an answer's.
      case CurlCode.unsupportedProtocol: text.hasPrefix("Protocol") ? .badURL : .notHTTP
      case CurlCode.badURL: .badURL
      case CurlCode.proxyNotResolved: .proxyNotResolved
      case CurlCode.hostNotResolved: .hostNotResolved
      case CurlCode.notConnected, CurlCode.proxyHandshake: .notConnected
      case CurlCode.weirdServerReply: .notHTTP
      case CurlCode.partialFile: .brokenOff
      case CurlCode.http2, CurlCode.http2Stream: hadHead ? .brokenOff : .receiveFailed
      // libcurl knows no other time limit here.
      case CurlCode.timedOut: .connectTimeout
      case CurlCode.tlsConnect, CurlCode.localCertificate, CurlCode.cipher: .tls
      case CurlCode.peerVerification, CurlCode.issuer, CurlCode.pinnedKey,
        CurlCode.certificateStatus:
        .certificate
      case CurlCode.caFile, CurlCode.crl: .badCAFile
      case CurlCode.gotNothing: .emptyReply
      // The second is what libcurl said before 7.85.
      case CurlCode.receiveError
      where text.hasPrefix("CONNECT tunnel failed") || text.contains("from proxy after CONNECT"):
        .proxyRefused
      default: .receiveFailed
      }
    }

    private func words(for kind: TransferFailure.Kind, _ peer: String) -> String {
      switch kind {
      // libcurl's words would show the proxy's password.
      case .badProxy: "the proxy's URL is not usable; see --proxy"
      case .badURL: "URL not usable: \(text)"
      case .proxyNotResolved: "could not resolve proxy \(name)"
      case .hostNotResolved: "could not resolve host \(name)"
      case .notConnected: "could not connect to \(address ?? peer): \(reason)"
      case .notHTTP: "the answer of \(peer) is not HTTP: \(text)"
      case .brokenOff: "the answer of \(peer) broke off: \(text)"
      case .connectTimeout: "timed out: not connected to \(peer): \(text)"
      case .tls: "no TLS connection to \(peer): \(withoutPrefix)"
      case .certificate: "certificate not trusted: \(withoutPrefix)"
      case .badCAFile: "trusted certificates not usable: \(text)"
      case .emptyReply where isInsideHead: "empty reply from \(peer): \(text)"
      case .emptyReply: "empty reply from \(peer)"
      case .proxyRefused: "the proxy refused the connection to \(peer): \(text)"
      default:
        switch code {
        case CurlCode.sendError: "sending to \(peer) failed: \(withoutPrefix)"
        case CurlCode.outOfMemory where !hadHead:
          "receiving from \(peer) failed: a header line is too long"
        default: "receiving from \(peer) failed: \(withoutPrefix)"
        }
      }
    }

    /// `nosuch.invalid` of `Could not resolve host: nosuch.invalid`.
    private var name: String {
      guard let colon = text.firstRange(of: ": ") else { return text }
      return String(text[colon.upperBound...].prefix { $0 != " " })
    }

    /// `127.0.0.1 port 9` of `Failed to connect to 127.0.0.1 port 9 after 0 ms: …`, which names the
    /// proxy where there is one.
    private var address: String? {
      let opening = "Failed to connect to "
      guard text.hasPrefix(opening) else { return nil }
      let words = text.dropFirst(opening.count).split(separator: " ")
      guard words.count > 2, words[1] == "port" else { return nil }
      return words.prefix(3).joined(separator: " ")
    }

    private var reason: String {
      guard systemError != 0, let words = strerror(systemError) else { return withoutPrefix }
      return Self.uncapitalized(String(cString: words))
    }

    /// What comes after `Recv failure: `, `SSL certificate problem: ` and the like; of OpenSSL's
    /// errors with their numbers, what they say.
    private var withoutPrefix: String {
      if let routine = text.firstRange(of: "SSL routines::") {
        return String(text[routine.upperBound...])
      }
      for prefix in ["Recv failure: ", "Send failure: ", "SSL certificate problem: ", "SSL: "]
      where text.hasPrefix(prefix) {
        return Self.uncapitalized(String(text.dropFirst(prefix.count)))
      }
      return text
    }

    private static func uncapitalized(_ text: String) -> String {
      text.prefix(1).lowercased() + text.dropFirst()
    }
  }
#endif
