import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension TransferFailure {
  /// What URLSession itself says. On Linux this is the second source: `Transfer.failure` knows
  /// more.
  init(_ error: any Error, peer: String) {
    let words = error.localizedDescription
    self.init(kind: Self.kind(of: (error as? URLError)?.code ?? .unknown), detail: "")
    switch kind {
    case .badURL: detail = "the address " + peer + " is not usable; see --base-url"
    case .hostNotResolved: detail = "could not resolve host of " + peer
    case .notConnected: detail = "could not connect to " + peer
    case .certificate: detail = "certificate not trusted: " + words
    case .tls: detail = "no TLS connection to " + peer + ": " + words
    case .emptyReply: detail = "no proper answer from " + peer
    default: detail = "receiving from " + peer + " failed: " + words
    }
  }

  private static func kind(of code: URLError.Code) -> Kind {
    switch code {
    case .badURL, .unsupportedURL: .badURL
    case .cannotFindHost, .dnsLookupFailed: .hostNotResolved
    case .cannotConnectToHost, .notConnectedToInternet: .notConnected
    case .timedOut: .connectTimeout
    case .secureConnectionFailed: .tls
    case .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      .certificate
    case .badServerResponse, .cannotParseResponse, .zeroByteResource: .emptyReply
    default: .receiveFailed
    }
  }
}
