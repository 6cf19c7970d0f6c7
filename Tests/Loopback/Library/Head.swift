/// A status line and headers.
package struct Head: Sendable {
  package var status = 200
  /// `Name: value`, in order.
  package var headers: [String] = []
  /// Instead of the one that the status makes.
  var statusLine: String?

  package init(status: Int = 200, headers: [String] = [], statusLine: String? = nil) {
    self.status = status
    self.headers = headers
    self.statusLine = statusLine
  }

  package var bytes: [UInt8] { Array(text.utf8) }

  func has(_ name: String, containing value: String = "") -> Bool {
    headers.map { $0.lowercased() }.contains {
      $0.hasPrefix(name + ":") && (value.isEmpty || $0.contains(value))
    }
  }

  var text: String {
    let statusLine = statusLine ?? "HTTP/1.1 \(status) \(Head.reasons[status] ?? "Status")"
    return ([statusLine] + headers).map { $0 + "\r\n" }.joined() + "\r\n"
  }

  private static let reasons = [
    200: "OK", 301: "Moved Permanently", 302: "Found", 307: "Temporary Redirect",
    308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 402: "Payment Required",
    403: "Forbidden", 404: "Not Found", 408: "Request Timeout", 409: "Conflict",
    413: "Content Too Large", 422: "Unprocessable Content", 429: "Too Many Requests",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout", 529: "Overloaded",
  ]
}
