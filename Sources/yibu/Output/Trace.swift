import Messages

/// What `--verbose` shows: the request and the response as they cross the wire, `>` and `<`.
enum Trace {
  private static let secretNames = ["authorization", "x-api-key", "cookie", "proxy-authorization"]

  static func show(_ request: HTTPRequest) {
    StandardError.trace("> \(request.method) \(request.url)")
    for (name, value) in request.headers {
      let isSecret = secretNames.contains { $0.equalsIgnoringASCIICase(name) }
      StandardError.trace("> \(name): \(isSecret ? Secret.replacement : value)")
    }
    StandardError.trace(">")
  }

  static func show(_ head: ResponseHead) {
    StandardError.trace("< \(head.statusLine)")
    for field in head.fields { StandardError.trace("< \(field.name): \(field.value)") }
    StandardError.trace("<")
  }
}
