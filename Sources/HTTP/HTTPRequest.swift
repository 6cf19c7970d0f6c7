/// One HTTP request, ready to send: nothing in it needs checking any more.
package struct HTTPRequest: Sendable {
  /// `GET` or `POST`.
  package var method: String
  /// Absolute; its scheme is `http` or `https` in lower case.
  package var url: String
  /// In the order in which they are to be sent. Besides these only `Host`, `Accept-Encoding`
  /// (unless it is among them) and `Content-Length` go out.
  package var headers: [(name: String, value: String)]
  /// Names of fields that must not go out, though they would by themselves.
  package var removedHeaders: [String] = []
  /// Sent with a `Content-Length`, never in chunks.
  package var body: [UInt8]?

  /// See the members; `removedHeaders` is empty for most.
  package init(
    method: String, url: String, headers: [(name: String, value: String)],
    removedHeaders: [String] = [], body: [UInt8]?
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.removedHeaders = removedHeaders
    self.body = body
  }
}

extension HTTPRequest {
  /// `host:port` of a URL, for messages: nothing that could be a password, and the default port
  /// too.
  package static func peer(of url: String) -> String {
    guard let (scheme, rest) = url.splitAtScheme else { return url }
    let authority = rest.prefix { !"/?#".contains($0) }
    let host = authority.split(separator: "@").last.map(String.init) ?? ""
    let afterLiteral = host.split(separator: "]").last ?? ""
    if afterLiteral.utf8.contains(UInt8(ascii: ":")), !host.hasSuffix("]") { return host }
    return host + (scheme == "https" ? ":443" : ":80")
  }
}
