#if WORKAROUNDS
  extension CurlFailure {
    var kind: TransferFailure.Kind {
      if let proxy, proxy.address == nil, !hasConnected { return .badProxy }
      // libcurl has told this by four different codes.
      if connectStatus >= 300 { return .proxyRefused }
      if hasLongHead { return .notHTTP }
      return switch code {
      // The same for a URL's protocol and for a response's.
      case CurlCode.unsupportedProtocol: couldSend || !isTLS ? .notHTTP : .cannotWork
      case CurlCode.badURL: .badURL
      case CurlCode.notBuiltIn: .cannotWork
      case CurlCode.proxyNotResolved: .proxyNotResolved
      case CurlCode.hostNotResolved: .hostNotResolved
      // The proxy took the connection, and broke off before it answered.
      case CurlCode.notConnected where hasConnected: .receiveFailed
      case CurlCode.notConnected, CurlCode.proxyHandshake: .notConnected
      case CurlCode.weirdServerReply: .notHTTP
      case CurlCode.partialFile: .brokenOff
      case CurlCode.http2, CurlCode.http2Stream: hadHead ? .brokenOff : .receiveFailed
      // libcurl knows no other time limit here.
      case CurlCode.timedOut: .connectTimeout
      case CurlCode.tlsConnect, CurlCode.cipher: .tls
      case CurlCode.localCertificate: .badClientCertificate
      // What libcurl 8.23 says of a key that does not fit the certificate.
      case CurlCode.badArgument where hasClientCertificate: .badClientCertificate
      case CurlCode.peerVerification, CurlCode.issuer, CurlCode.pinnedKey,
        CurlCode.certificateStatus:
        .certificate
      case CurlCode.caFile, CurlCode.crl: .badCAFile
      case CurlCode.gotNothing: .emptyReply
      default: .receiveFailed
      }
    }
  }
#endif
