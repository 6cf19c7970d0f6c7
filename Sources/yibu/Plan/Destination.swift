import Options

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a request goes and with which key, settled together: a key only ever goes to the address it
/// belongs to.
struct Destination: Sendable {
  var endpoint: Endpoint
  /// Nil where no key was found.
  var credential: Credential?
  /// Whether the key is from the environment of the official SDKs.
  private(set) var isAnthropics = false

  init(_ arguments: Arguments) throws(Failure) {
    let named = arguments.baseURL
    if let key = try Self.yibuKey(arguments) {
      credential = Credential(key: key, scheme: .bearer, variable: "YIBU_API_KEY")
      endpoint = try Endpoint(named, variable: "YIBU_BASE_URL", default: Defaults.baseURL)
    } else if let foreign = try Self.anthropicCredential() {
      // The address on the command line is the user's own decision and takes any key.
      credential = foreign
      isAnthropics = true
      endpoint = try Endpoint(
        named, variable: "ANTHROPIC_BASE_URL", default: Defaults.anthropicBaseURL)
      if named == nil, Environment.value("YIBU_BASE_URL") != nil {
        StandardError.warn(
          "YIBU_BASE_URL is not used: the key is Anthropic's and belongs to \(endpoint.host); "
            + "set YIBU_API_KEY, or name the address with --base-url")
      }
    } else {
      credential = nil
      endpoint = try Endpoint(named, variable: "YIBU_BASE_URL", default: Defaults.baseURL)
    }
    if let credential { Secrets.add(credential.key) }
  }

  private static func yibuKey(_ arguments: Arguments) throws(Failure) -> Secret? {
    if let file = arguments.keyFile {
      // Somebody gave the key itself, and it would be shown.
      if file.name.hasPrefix("sk-"), access(file.name, F_OK) != 0 {
        throw .input("--key-file: no such file; it needs the name of a file, not the key")
      }
      return try secret(try file.readText(), from: file.name)
    }
    if let key = Environment.key("YIBU_API_KEY") { return try secret(key, from: "YIBU_API_KEY") }
    return try keyFromConfiguration()
  }

  /// One of the two, in the order of the official SDK (Python, since 2.0).
  private static func anthropicCredential() throws(Failure) -> Credential? {
    for (name, scheme) in [
      ("ANTHROPIC_API_KEY", Credential.Scheme.apiKey), ("ANTHROPIC_AUTH_TOKEN", .bearer),
    ] {
      guard let key = Environment.key(name) else { continue }
      return Credential(key: try secret(key, from: name), scheme: scheme, variable: name)
    }
    return nil
  }

  /// `$XDG_CONFIG_HOME/yibu/key`, which nobody but its owner may read.
  private static func keyFromConfiguration() throws(Failure) -> Secret? {
    let folder =
      Environment.value("XDG_CONFIG_HOME") ?? Environment.value("HOME").map { $0 + "/.config" }
    guard let path = folder.map({ $0 + "/yibu/key" }) else { return nil }
    var attributes = stat()
    // A home that may not be looked into, as in many containers, holds no key.
    guard stat(path, &attributes) == 0 else { return nil }
    if attributes.st_mode & 0o077 != 0 {
      let word = path.contains(where: { " '\"$\\".contains($0) }) ? Shell.quoted(path) : path
      throw .input("\(path): others may read this key; run: chmod 600 \(word)")
    }
    return try secret(try InputFile.path(path).readText(), from: path)
  }

  /// A key becomes a header's value: what cannot stand in one is refused here, by name of its source.
  private static func secret(_ text: String, from source: String) throws(Failure) -> Secret {
    let blank: (Character) -> Bool = { $0.isWhitespace }
    let key = text.drop(while: blank)
    guard let end = key.lastIndex(where: { !blank($0) }) else {
      throw .input("\(source): the key is empty")
    }
    let trimmed = String(key[...end])
    guard trimmed.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .input(
        "\(source): not a key: it contains a space, a line end or a character that is not ASCII")
    }
    return Secret(trimmed)
  }
}
