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

  /// Empty where nothing is sent. Secrets that only the user can supply are named in a note.
  init(_ arguments: Arguments, _ source: ResponseSource) {
    guard case .network(let route) = source else {
      bytes = []
      return
    }
    let request = route.request
    var secrets = ShellSecrets(route)
    // Brackets and braces would be patterns to curl.
    let isPattern = request.url.contains { "[]{}".contains($0) }
    var words = ["curl -sS -N --compressed \(isPattern ? "-g " : "")\(secrets.quoted(request.url))"]
    for file in secrets.files { words.append("-H \(Shell.quoted("@\(file)"))") }
    for field in route.fields.fields where !secrets.isInFile(field) {
      words.append("-H \(secrets.quoted(field))")
    }
    for name in request.removedHeaders { words.append("-H \(Shell.quoted("\(name):"))") }
    if let seconds = arguments.connectTimeout { words.append("--connect-timeout \(seconds)") }
    if let seconds = arguments.maximumTime { words.append("--max-time \(seconds)") }
    if let proxy = arguments.proxy { words += Self.proxy(proxy, &secrets) }
    let files = [
      ("--cacert", arguments.caFile), ("--cert", arguments.certificate?.escapedForCert),
      ("--key", arguments.certificateKey), ("--unix-socket", arguments.unixSocket),
    ]
    for case (let option, let file?) in files { words.append("\(option) \(Shell.quoted(file))") }
    var prefix = ""
    if let body = request.body {
      let text = secrets.quoted(String(decoding: body, as: UTF8.self))
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
    secrets.sayWhatToSet()
  }

  /// A proxy's password appears as a variable, like the key.
  private static func proxy(_ url: String, _ secrets: inout ShellSecrets) -> [String] {
    guard let at = url.lastIndex(of: "@") else { return ["--proxy \(Shell.quoted(url))"] }
    let start = url.splitAtScheme?.rest.startIndex ?? url.startIndex
    let user = url[start..<at].prefix { $0 != ":" }.percentDecoded
    let address = url[..<start] + url[url.index(after: at)...]
    secrets.needs("PROXY_PASSWORD", "the proxy's password")
    return [
      "--proxy \(Shell.quoted(String(address)))",
      "--proxy-user \(Shell.quoted("\(user):"))\"$PROXY_PASSWORD\"",
    ]
  }
}

extension String {
  /// curl takes what follows a colon for a passphrase, unless a backslash is before it.
  fileprivate var escapedForCert: String {
    replacing("\\", with: "\\\\").replacing(":", with: "\\:")
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
