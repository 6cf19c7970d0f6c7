import Foundation
import Messages

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
    case .badURL: detail = "URLSession does not accept the address " + peer
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

extension ResponseHead {
  /// The head as URLSession tells it: without order, without repeated fields, spelled its own way.
  init(_ response: URLResponse) {
    guard let response = response as? HTTPURLResponse else {
      self.init(status: 200)
      return
    }
    var fields: [Field] = []
    for (name, value) in response.allHeaderFields {
      guard let name = name as? String, let value = value as? String else { continue }
      fields.append(Field(name: name, value: value))
    }
    self.init(status: response.statusCode, fields: fields.sorted { $0.name < $1.name })
  }
}
