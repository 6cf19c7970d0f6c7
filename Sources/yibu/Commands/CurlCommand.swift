import Foundation
import Messages
import Options

/// The `curl` command that makes the same request (`--print-curl`), fit to be pasted into a shell. The
/// key appears as a variable.
struct CurlCommand {
  let bytes: [UInt8]

  /// Longer words are refused by Linux as arguments (`MAX_ARG_STRLEN`, 128 KiB); a shell's own `printf`
  /// has no such bound.
  private static let longestArgument = 100_000

  init(
    _ arguments: Arguments, _ request: HTTPRequest?, without removed: [String], key variable: String
  ) {
    guard let request else {
      bytes = []
      return
    }
    var words = ["curl -sS -N --compressed \(Self.quoted(request.url))"]
    for (name, value) in request.headers {
      words.append("-H \(Self.header(name, value, key: variable))")
    }
    for name in removed { words.append("-H \(Self.quoted("\(name):"))") }
    if let seconds = arguments.connectTimeout { words.append("--connect-timeout \(seconds)") }
    if let seconds = arguments.maximumTime { words.append("--max-time \(seconds)") }
    if let proxy = arguments.proxy { words += Self.proxy(proxy) }
    if let file = arguments.caFile { words.append("--cacert \(Self.quoted(file))") }
    var prefix = ""
    if let body = request.body {
      let text = Self.quoted(String(decoding: body, as: UTF8.self))
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

  private static func header(_ name: String, _ value: String, key variable: String) -> String {
    guard ["authorization", "x-api-key"].contains(where: name.equalsIgnoringASCIICase) else {
      // curl takes a field with nothing behind its colon for one to be left out.
      return quoted(value.isEmpty ? "\(name);" : "\(name): \(value)")
    }
    return value.hasPrefix("Bearer ")
      ? "\"\(name): Bearer $\(variable)\"" : "\"\(name): $\(variable)\""
  }

  /// A proxy's password appears as a variable, like the key.
  private static func proxy(_ url: String) -> [String] {
    guard let at = url.lastIndex(of: "@") else { return ["--proxy \(quoted(url))"] }
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    let user = url[start..<at].prefix { $0 != ":" }
    let address = url[..<start] + url[url.index(after: at)...]
    return [
      "--proxy \(quoted(String(address)))", "--proxy-user \(quoted("\(user):"))\"$PROXY_PASSWORD\"",
    ]
  }

  /// The text as one word of a POSIX shell.
  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }
}
