import HTTP
import Messages

/// What `--verbose` shows: the request and the response as they cross the wire, `>` and `<`.
enum Trace {
  static func show(_ request: HTTPRequest, _ fields: [HeaderFields.Field]) {
    StandardError.trace("> \(request.method) \(request.url)")
    for field in fields {
      StandardError.trace("> \(field.name): \(field.isSecret ? Secret.replacement : field.value)")
    }
    StandardError.trace(">")
  }

  /// The fields of a response that carry a secret. Others may be called so: `anthropic-ratelimit-tokens-…`
  /// tells how many are left.
  private static let secretNames: Set<String> = ["set-cookie", "authorization", "x-api-key"]

  static func show(_ head: ResponseHead) {
    StandardError.trace("< \(head.statusLine)")
    for field in head.fields {
      let value = secretNames.contains(field.name.lowercased()) ? Secret.replacement : field.value
      StandardError.trace("< \(field.name): \(value)")
    }
    StandardError.trace("<")
  }

  static func show(_ timing: Timing, retries: Int) {
    var parts: [String] = []
    if let time = timing.firstByte { parts.append("first byte after \(time.decimalSeconds) s") }
    if let time = timing.firstText { parts.append("first output after \(time.decimalSeconds) s") }
    parts.append("all after \(timing.total.decimalSeconds) s")
    if retries > 0 { parts.append("\(retries) retries") }
    StandardError.trace("* \(parts.joined(separator: ", "))")
  }
}
