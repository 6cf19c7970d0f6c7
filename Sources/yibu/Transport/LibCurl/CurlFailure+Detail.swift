#if WORKAROUNDS
  import Glibc

  extension CurlFailure {
    /// What went wrong, with what.
    func detail(_ peer: String) -> String {
      let route = Proxy.route(peer, unixSocket: unixSocket, proxy)
      return switch kind {
      case .badProxy: badProxy
      case .badURL: "URL not usable: \(text)"
      case .cannotWork: "the installed libcurl cannot do this (\(text))"
      case .proxyNotResolved: "could not resolve \(proxyHost)"
      case .hostNotResolved: "could not resolve host \(peer.hostPart)"
      case .notConnected: "could not connect to \(route): \(reason)"
      case .notHTTP where hasLongHead:
        "the head and the trailers of the response from \(route) are larger than 300 KB"
      case .notHTTP: "the response from \(route) is not HTTP: \(text)"
      case .brokenOff: "the response from \(route) broke off: \(breakOff)"
      case .connectTimeout: "timed out: not connected to \(route) after \(timeLimit)"
      case .tls: "no TLS connection to \(route): \(withoutPrefix)"
      case .certificate: certificate
      case .badCAFile: "trusted certificates not usable: \(text)"
      case .badClientCertificate:
        "client certificate not usable: \(text)"
          + (lacksKey ? "; if its key is in another file, name that with --key" : "")
      case .emptyReply where isInsideHead: "empty reply from \(route): \(text)"
      case .emptyReply: "empty reply from \(route)"
      case .proxyRefused: refusal(peer)
      default: broken(route)
      }
    }

    // libcurl's words would show the proxy's password.
    private var badProxy: String {
      guard let variable = proxy?.variable else {
        return "the proxy's URL is not usable; see --proxy"
      }
      return "the proxy's URL in \(variable) is not usable"
    }

    private var lacksKey: Bool {
      !hasCertificateKey && text.hasPrefix("unable to set private key file")
    }

    private var proxyHost: String {
      guard let proxy, let host = proxy.host else { return "the proxy" }
      return "proxy \(host)" + (proxy.variable.map { " (from \($0))" } ?? "")
    }

    private func refusal(_ peer: String) -> String {
      let proxy = proxy?.description ?? "the proxy"
      let refused = "\(proxy) refused to connect to \(peer): HTTP \(connectStatus)"
      guard connectStatus == 407 else { return refused }
      return refused + "; " + (self.proxy?.passwordHint ?? "check the proxy's user and password")
    }

    private var certificate: String {
      let whose = distrust?.isOfProxy == true ? "certificate of the proxy" : "certificate"
      return "\(whose) not trusted: \(distrust?.text ?? withoutPrefix)"
    }

    private var breakOff: String {
      guard code == CurlCode.partialFile else { return text }
      return missingBytes > 0
        ? "\(missingBytes) bytes are missing" : "the connection was closed before its end"
    }

    private func broken(_ route: String) -> String {
      switch code {
      case CurlCode.sendError: "sending to \(route) failed: \(withoutPrefix)"
      case CurlCode.tooLarge where !hadHead, CurlCode.outOfMemory where !hadHead:
        "receiving from \(route) failed: a header line is too long"
      case _ where text.contains("certificate required"):
        "receiving from \(route) failed: \(withoutPrefix); give one with --cert"
      default: "receiving from \(route) failed: \(withoutPrefix)"
      }
    }

    /// The limit that was set, or libcurl's own.
    private var timeLimit: String { (connectTimeout ?? 300).inSeconds }

    private var reason: String {
      guard code == CurlCode.notConnected, systemError != 0, let words = strerror(systemError)
      else { return withoutPrefix }
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

  extension String {
    /// The host of `host:port`.
    fileprivate var hostPart: Substring { prefix(upTo: lastIndex(of: ":") ?? endIndex) }
  }
#endif
