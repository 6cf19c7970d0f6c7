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

  /// Every key that can be found, wherever it would be sent: what cannot be read is no key that could show.
  static func keys(_ arguments: Arguments) -> [Secret] {
    let inVariables = Credential.variables.compactMap { Environment.key($0).map { Secret($0) } }
    return inVariables + [try? yibuKey(arguments)].compactMap { $0 }
  }

  private static func yibuKey(_ arguments: Arguments) throws(Failure) -> Secret? {
    if let file = arguments.keyFile {
      do throws(Failure) {
        return try secret(try file.readText(), from: file.name)
      } catch {
        // Somebody gave the key itself, and it would be shown.
        if file.mayBeKey {
          throw .input("--key-file: no such file; it needs the name of a file, not the key")
        }
        throw error
      }
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

  /// `$XDG_CONFIG_HOME/yibu/key`, which is its owner's or root's, and which nobody else may read.
  private static func keyFromConfiguration() throws(Failure) -> Secret? {
    // A relative one is to be ignored (XDG Base Directory Specification, "Environment variables").
    let named = Environment.value("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    let folder = named ?? Environment.value("HOME").map { $0 + "/.config" }
    guard let path = folder.map({ $0 + "/yibu/key" }) else { return nil }
    // A home that may not be looked into, as in many containers, holds no key.
    guard access(path, F_OK) == 0 else { return nil }
    let input = InputFile.path(path)
    let file = try input.open()
    defer { file.close() }
    // The file that was checked is the one that is read.
    try check(file, path)
    return try secret(try input.readText(from: file), from: path)
  }

  /// Checks whose file it is, and who may read it.
  private static func check(_ file: FileDescriptor, _ path: String) throws(Failure) {
    let status: FileStatus
    do throws(SystemError) {
      status = try file.status
    } catch {
      throw .input("\(path): \(error.message)")
    }
    if status.owner != geteuid(), status.owner != 0 {
      throw .input(
        "\(path): this key belongs to another user (\(status.owner)); to use it all the same, "
          + "name it with --key-file")
    }
    if status.mode & 0o077 != 0 {
      let word = path.contains(where: { " '\"$\\".contains($0) }) ? Shell.quoted(path) : path
      throw .input("\(path): others may read this key; run: chmod 600 \(word)")
    }
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

extension InputFile {
  /// Whether no file has that name and it may be the key itself: a long word.
  fileprivate var mayBeKey: Bool {
    guard case .path(let word) = self, access(word, F_OK) != 0 else { return false }
    return word.hasPrefix("sk-") || word.utf8.count >= 20 && !word.contains("/")
  }
}
