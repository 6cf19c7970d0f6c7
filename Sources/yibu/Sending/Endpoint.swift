import HTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The address of a server, checked, and the URLs of what it offers.
struct Endpoint: Sendable, Equatable {
  /// Scheme, host, port and path, without `/v1` and without a `/` at the end.
  private let base: String
  /// What follows the path, such as `beta=true`; empty for nothing.
  private let query: String
  /// The host without its port, an IPv6 address without its brackets.
  let host: String
  let isEncrypted: Bool

  /// The address that the option named, else that of the variable, else the default.
  init(_ named: String?, variable: String, default address: String) throws(Failure) {
    if let named {
      try self.init(named, from: "--base-url")
    } else if let value = Environment.value(variable) {
      try self.init(value, from: variable)
    } else {
      try self.init(address, from: "the default")
    }
  }

  /// Takes an address as people write it: with or without `/v1`, with or without a `/` at the end.
  ///
  /// - Parameter source: where it is from, for messages.
  private init(_ text: String, from source: String) throws(Failure) {
    // A file written by Windows leaves a return at the end of a variable's value.
    let address = text.trimmingWhitespace
    // What stands before an @ may be a password, and a password may hold anything: it is not shown.
    if address.utf8.contains(UInt8(ascii: "@")) {
      throw .badURL(
        "\(source): a base URL cannot contain a user name or a password; use --key-file")
    }
    func fault(_ what: String) -> Failure { .badURL("\(source): \(address): \(what)") }
    guard let (name, afterScheme) = address.splitAtScheme else {
      throw fault("not a URL; write https:// before it")
    }
    let scheme = name.lowercased()
    guard scheme == "https" || scheme == "http" else {
      throw fault("the scheme must be https or http")
    }
    let parts = afterScheme.split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var rest = parts[0]
    query = parts.count > 1 ? String(parts[1]) : ""
    while rest.last == "/" { rest.removeLast() }
    // The whole address of the endpoint, as documentation shows it, means the same server.
    if rest.hasSuffix("/v1/messages") { rest.removeLast("/messages".utf8.count) }
    if rest.hasSuffix("/v1") { rest.removeLast(3) }
    while rest.last == "/" { rest.removeLast() }
    let isLegal = (rest + query).utf8.allSatisfy {
      $0 > 0x20 && $0 < 0x7F && !#""<>\^`{|}"#.utf8.contains($0)
    }
    guard isLegal else { throw fault("a URL cannot contain this character; percent-encode it") }
    if (rest + query).utf8.contains(UInt8(ascii: "#")) {
      throw fault("a base URL cannot contain #")
    }
    let authority = rest.prefix { $0 != "/" }
    guard let host = Self.host(in: authority) else { throw fault("not a valid host or port") }
    self.host = host
    isEncrypted = scheme == "https"
    base = "\(scheme)://\(rest)"
  }

  /// The URL of a path, which may have a query of its own.
  func url(_ path: String) -> String {
    if query.isEmpty { return base + path }
    return base + path + (path.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + query
  }

  /// Whether a host is this machine; an IPv6 address may have its brackets.
  static func isLocal(_ host: String) -> Bool {
    let host = host.hasPrefix("[") ? String(host.dropFirst().prefix { $0 != "]" }) : host
    if host == "localhost" || host.hasSuffix(".localhost") { return true }
    var short = in_addr()
    // Takes every spelling that libcurl takes, such as 127.1.
    if inet_aton(host, &short) != 0 { return UInt32(bigEndian: short.s_addr) >> 24 == 127 }
    var bytes = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, host, &bytes) == 1 else { return false }
    let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    return isMapped ? bytes[12] == 127 : bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] == 1
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

extension String {
  /// The text without the white space at its ends.
  fileprivate var trimmingWhitespace: String {
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
