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
    set("anthropic-version", "2023-06-01")
    if request.body != nil { set("content-type", "application/json") }
    set("accept", request.accept)
    set("user-agent", "yibu/\(version)")
    if let language = Environment.language { set("accept-language", language) }
    for beta in arguments.betas where beta.allSatisfy(\.isWhitespace) || !Self.isValue(beta) {
      throw .usage("--beta: not the name of a beta feature: \"\(beta)\"")
    }
    if !arguments.betas.isEmpty { set("anthropic-beta", arguments.betas.joined(separator: ",")) }
    if destination.isAnthropics, let lines = Environment.value("ANTHROPIC_CUSTOM_HEADERS") {
      try apply(lines: lines, .environment, at: "ANTHROPIC_CUSTOM_HEADERS")
    }
    for header in arguments.headers { try apply(header) }
    let hasKey = destination.credential != nil || contains("authorization") || contains("x-api-key")
    guard hasKey || arguments.printCurl else { throw .noKey }
    for field in fields where field.isSecret && field.value != Self.keyless {
      // A file may hold ordinary fields, too, such as a media type: to mask that everywhere would hide
      // what is not secret.
      if Self.isSecret(field.name) || field.value.utf8.count > 20 {
        Secrets.add(Secret(field.secret))
      }
    }
    let staysHere = destination.endpoint.isLocal || arguments.unixSocket != nil
    if !destination.endpoint.isEncrypted, !staysHere {
      StandardError.warn("the key goes to \(destination.endpoint.host) unencrypted; use https")
    }
  }

  /// A credential whose key is still to come: no secret, or the word `Bearer` would be masked.
  static let keyless = "Bearer "
}
