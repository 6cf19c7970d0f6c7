extension HTTPRequest {
  /// The name under which a cassette keeps the response to a request: the first 16 hexadecimal digits of
  /// the SHA-256 of its method, a space, its path, a line feed and its body.
  ///
  /// `{ printf 'POST /v1/messages\n'; cat BODY; } | sha256sum` begins with it.
  ///
  /// - Parameter path: what follows the base URL, so that another server has the same keys.
  package static func cassetteKey(method: String, path: String, body: [UInt8]) -> String {
    var hash = SHA256()
    hash.update("\(method) \(path)\n".utf8)
    hash.update(body)
    return hash.finish().prefix(8).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}
