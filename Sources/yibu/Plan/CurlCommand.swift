import HTTP
import Messages
import Options

/// The `curl` command that makes the same request (`--print-curl`), fit to be pasted into a shell. The
/// key appears as a variable.
struct CurlCommand {
  let bytes: [UInt8]

  /// Longer words are refused by Linux as arguments (`MAX_ARG_STRLEN`, 128 KiB); a shell's own `printf`
  /// has no such bound.
  private static let longestArgument = 100_000

  /// Empty where nothing is sent.
  init(_ arguments: Arguments, _ source: ResponseSource) {
    guard case .network(let route) = source else {
      bytes = []
      return
    }
    let (request, credential) = (route.request, route.credential)
    // Brackets and braces would be patterns to curl.
    let isPattern = request.url.contains { "[]{}".contains($0) }
    var words = ["curl -sS -N --compressed \(isPattern ? "-g " : "")\(Shell.quoted(request.url))"]
    for (name, value) in request.headers {
      words.append("-H \(Self.header(name, value, credential))")
    }
    for name in request.removedHeaders { words.append("-H \(Shell.quoted("\(name):"))") }
    if let seconds = arguments.connectTimeout { words.append("--connect-timeout \(seconds)") }
    if let seconds = arguments.maximumTime { words.append("--max-time \(seconds)") }
    if let proxy = arguments.proxy { words += Self.proxy(proxy) }
    if let file = arguments.caFile { words.append("--cacert \(Shell.quoted(file))") }
    var prefix = ""
    if let body = request.body {
      let text = Shell.quoted(String(decoding: body, as: UTF8.self))
      if body.count > Self.longestArgument {
        // curl would wait a second for a server's leave to send that much.
        words.append("-H 'Expect:'")
        words.append("--data-binary @-")
        prefix = "printf %s \(text) |\n"
      } else {
        words.append("--data-binary \(text)")
      }
    }
    bytes = Array((prefix + words.joined(separator: " \\\n  ") + "\n").utf8)
  }

  private static func header(_ name: String, _ value: String, _ credential: Credential?) -> String {
    guard HeaderFields.isSecret(name) else {
      // curl takes a field with nothing after its colon for one to leave out.
      return Shell.quoted(value.isEmpty ? "\(name);" : "\(name): \(value)")
    }
    let key = "$" + (credential?.variable ?? "YIBU_API_KEY")
    if name.equalsIgnoringASCIICase("x-api-key") { return "\"\(name): \(key)\"" }
    if name.equalsIgnoringASCIICase("authorization"), value.lowercased().hasPrefix("bearer ") {
      return "\"\(name): \(value.prefix(6)) \(key)\""
    }
    // No key, but the user's own secret: the variable is called as the field.
    let variable = name.uppercased().map { $0 == "-" ? "_" : $0 }
    return "\"\(name): $\(String(variable))\""
  }

  /// A proxy's password appears as a variable, like the key.
  private static func proxy(_ url: String) -> [String] {
    guard let at = url.lastIndex(of: "@") else { return ["--proxy \(Shell.quoted(url))"] }
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    let user = url[start..<at].prefix { $0 != ":" }.percentDecoded
    let address = url[..<start] + url[url.index(after: at)...]
    return [
      "--proxy \(Shell.quoted(String(address)))",
      "--proxy-user \(Shell.quoted("\(user):"))\"$PROXY_PASSWORD\"",
    ]
  }
}

extension Substring {
  /// With `%3A` and the like resolved: curl does that in a URL, and not in `--proxy-user`.
  fileprivate var percentDecoded: String {
    var decoded: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
