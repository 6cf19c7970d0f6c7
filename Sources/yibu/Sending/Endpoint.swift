/// The address of a server, checked, and the URLs of what it offers.
struct Endpoint: Sendable, Equatable {
  /// Scheme, host, port and path, without `/v1` and without a `/` at the end.
  private let base: String
  /// The host without its port, an IPv6 address without its brackets.
  let host: String
  let isEncrypted: Bool

  /// Takes an address as people write it: with or without `/v1`, with or without a `/` at the end.
  init(_ address: String) throws(Failure) {
    func fault(_ what: String) -> Failure { .badURL("\(address): \(what)") }
    guard let colon = address.firstRange(of: "://") else {
      throw fault("not a URL; write https://… before it")
    }
    let scheme = address[..<colon.lowerBound].lowercased()
    guard scheme == "https" || scheme == "http" else {
      throw fault("the scheme must be https or http")
    }
    var rest = address[colon.upperBound...]
    while rest.last == "/" { rest.removeLast() }
    if rest.hasSuffix("/v1") { rest.removeLast(3) }
    while rest.last == "/" { rest.removeLast() }
    guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !#""<>\^`{|}"#.utf8.contains($0) })
    else { throw fault("a URL cannot hold this character; percent-encode it") }
    if rest.contains("?") || rest.contains("#") { throw fault("a base URL has no ? and no #") }
    let authority = rest.prefix { $0 != "/" }
    if authority.contains("@") {
      // Not `fault`: what stands before the @ may be a password.
      throw .badURL("the base URL must not hold a user name or a password; use --key-file")
    }
    guard let host = Self.host(in: authority) else { throw fault("no valid host and port") }
    self.host = host
    isEncrypted = scheme == "https"
    base = "\(scheme)://\(rest)"
  }

  func url(_ path: String) -> String { base + path }

  /// Whether the host is this machine.
  var isLocal: Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.") || host == "::1"
  }

  private static func host(in authority: Substring) -> String? {
    var host = authority
    var port: Substring?
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[authority.index(after: authority.startIndex)..<end]
      let tail = authority[authority.index(after: end)...]
      guard tail.isEmpty || tail.first == ":" else { return nil }
      port = tail.isEmpty ? nil : tail.dropFirst()
    } else if let colon = authority.firstIndex(of: ":") {
      host = authority[..<colon]
      port = authority[authority.index(after: colon)...]
    }
    if let port, UInt16(port) == nil || port.first == "+" { return nil }
    return host.isEmpty ? nil : host.lowercased()
  }
}
