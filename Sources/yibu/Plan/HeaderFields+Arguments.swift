import HTTP
import Messages
import Options

extension HeaderFields {
  /// The header fields of a request to the destination: ours, then the user's over them.
  init(_ arguments: Arguments, _ request: PlannedRequest, to destination: Destination)
    throws(Failure)
  {
    self.init()
    if let header = destination.credential?.header {
      set(header.name, header.value)
    } else if arguments.printCurl {
      // There the key is a variable, whether or not it has a value.
      set("Authorization", Self.keyless)
    }
    set("anthropic-version", Defaults.apiVersion)
    if request.body != nil { set("content-type", "application/json") }
    set("accept", request.accept)
    set("user-agent", "yibu/\(version)")
    if let language = Environment.language { set("accept-language", language) }
    for beta in arguments.betas where beta.allSatisfy(\.isWhitespace) || !Self.isValue(beta) {
      throw .usage("--beta: not the name of a beta feature: \"\(beta)\"")
    }
    let betas = arguments.betas.isEmpty ? nil : arguments.betas.joined(separator: ",")
    if let betas { set("anthropic-beta", betas) }
    if destination.isAnthropics, let lines = Environment.value("ANTHROPIC_CUSTOM_HEADERS") {
      try apply(lines: lines, .environment, at: "ANTHROPIC_CUSTOM_HEADERS")
    }
    for header in arguments.headers { try apply(header) }
    if let betas, value(of: "anthropic-beta") != betas {
      StandardError.warn("--beta is not sent: --header says what anthropic-beta is")
    }
    let hasKey = destination.credential != nil || contains("authorization") || contains("x-api-key")
    guard hasKey || arguments.printCurl else { throw .noKey }
    addSecrets()
    if !destination.endpoint.isEncrypted, arguments.unixSocket == nil {
      Self.warn(of: destination.endpoint, try NetworkOptions(arguments))
    }
  }

  /// Sees to it that the secrets of the fields are shown nowhere.
  func addSecrets() {
    for field in fields where field.isSecret && field.value != Self.keyless {
      // A file may hold ordinary fields, too, such as a date or a media type: to mask that everywhere would
      // hide what is not secret.
      let isOrdinary = field.value.utf8.count < 12 || field.value.utf8.contains(UInt8(ascii: "/"))
      if Self.isSecret(field.name) || !isOrdinary {
        for secret in field.secrets { Secrets.add(Secret(secret)) }
      }
    }
  }

  /// A credential whose key is still to come: no secret, or the word `Bearer` would be masked.
  static let keyless = "Bearer "

  /// Warns where the key goes over the network as it is: to the server, or to a proxy on the way even to this
  /// machine.
  private static func warn(of endpoint: Endpoint, _ options: NetworkOptions) {
    var host = endpoint.host
    if Endpoint.isLocal(host) {
      #if WORKAROUNDS
        guard let proxy = Proxy(for: endpoint.url("/"), options)?.host.map({ String($0) }),
          !Endpoint.isLocal(proxy)
        else { return }
        host = "the proxy \(proxy)"
      #else
        return
      #endif
    }
    StandardError.warn("the key goes to \(host) unencrypted; use https")
  }
}
