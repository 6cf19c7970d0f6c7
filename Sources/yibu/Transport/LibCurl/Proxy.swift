#if WORKAROUNDS
  import Glibc
  import HTTP

  /// The proxy that a request goes through, as messages tell of it.
  struct Proxy: Sendable, Equatable {
    /// As it was given, perhaps with a password: never to be shown.
    let url: String
    /// `host:port`, without the user and password of the URL; nil where the URL makes no sense.
    let address: String?
    /// The environment variable that it is from; nil where it is from the options.
    let variable: String?
    /// The URL has a user and perhaps a password.
    let hasCredentials: Bool

    /// Finds the proxy as libcurl does; nil where there is none.
    init?(for url: String, _ options: NetworkOptions) {
      guard !Self.isException(HTTPRequest.peer(of: url)) else { return nil }
      if let proxy = options.proxy {
        self.init(url: proxy, variable: nil)
      } else {
        let isTLS = url.hasPrefix("https:")
        // `HTTP_PROXY` is not among them, since a CGI script's client can set it.
        let names =
          (isTLS ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]) + ["all_proxy", "ALL_PROXY"]
        guard let name = names.first(where: { Self.variable($0) != nil }) else { return nil }
        self.init(url: Self.variable(name) ?? "", variable: name)
      }
    }

    private static let schemes = [
      "http", "https", "socks", "socks4", "socks4a", "socks5", "socks5h",
    ]

    private init?(url: String, variable: String?) {
      guard !url.isEmpty else { return nil }
      self.url = url
      self.variable = variable
      var scheme = "http"
      var rest = Substring(url)
      if let (name, afterScheme) = url.splitAtScheme {
        (scheme, rest) = (name.lowercased(), afterScheme)
      }
      let authority = rest.prefix { !"/?#".contains($0) }
      hasCredentials = authority.utf8.contains(UInt8(ascii: "@"))
      let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
      let isKnown = Self.schemes.contains(scheme)
      address = isKnown ? Self.address(host, defaultPort: scheme == "https" ? 443 : 1080) : nil
    }

    /// `host:port` with the port that counts; nil where there is no host, or the port is not one.
    private static func address(_ host: Substring, defaultPort: Int) -> String? {
      let nameEnd = host.lastIndex(of: "]").map { host.index(after: $0) } ?? host.startIndex
      guard let colon = host[nameEnd...].lastIndex(of: ":") else {
        return host.isEmpty ? nil : "\(host):\(defaultPort)"
      }
      let name = host[..<colon]
      let port = host[host.index(after: colon)...]
      guard !name.isEmpty, port.isEmpty || UInt16(port) != nil else { return nil }
      return "\(name):" + (port.isEmpty ? String(defaultPort) : String(port))
    }

    /// The host without the port.
    var host: Substring? {
      address.map { $0.prefix(upTo: $0.lastIndex(of: ":") ?? $0.endIndex) }
    }

    /// What to do where it demands a password, or another one.
    var passwordHint: String {
      hasCredentials
        ? "check the proxy's user and password"
        : "give a user and password: -x http://USER:PASSWORD@" + (address ?? "HOST:PORT")
    }

    /// An environment variable's value; nil where that is empty.
    static func variable(_ name: String) -> String? {
      guard let value = getenv(name), value.pointee != 0 else { return nil }
      return String(cString: value)
    }
  }

  extension Proxy: CustomStringConvertible {
    /// `localhost:1 via proxy 127.0.0.1:3128`, or the peer alone. A Unix socket takes no proxy.
    static func route(_ peer: String, unixSocket: String?, _ proxy: Proxy?) -> String {
      let way = unixSocket.map { "the Unix socket \($0)" } ?? proxy?.description
      return peer + (way.map { " via \($0)" } ?? "")
    }

    /// `proxy 127.0.0.1:3128 (from https_proxy)`.
    var description: String {
      "proxy " + (address ?? "") + (variable.map { " (from " + $0 + ")" } ?? "")
    }
  }
#endif
