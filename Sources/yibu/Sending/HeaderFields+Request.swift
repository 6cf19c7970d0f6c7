import Options

extension HeaderFields {
  /// The header fields of a request to the destination: ours, then the user's over them.
  init(_ arguments: Arguments, to destination: Destination, accept: String, hasBody: Bool)
    throws(Failure)
  {
    self.init()
    if let header = destination.credential?.header { set(header.name, header.value) }
    set("anthropic-version", "2023-06-01")
    if hasBody { set("content-type", "application/json") }
    set("accept", accept)
    set("user-agent", "yibu/\(version)")
    if let language = Environment.language { set("accept-language", language) }
    if !arguments.betas.isEmpty { set("anthropic-beta", arguments.betas.joined(separator: ",")) }
    for header in arguments.headers { try apply(header) }
    guard contains("authorization") || contains("x-api-key") || arguments.printCurl else {
      throw .noKey
    }
    if !destination.endpoint.isEncrypted, !destination.endpoint.isLocal {
      StandardError.warn("the key goes to \(destination.endpoint.host) unencrypted; use https")
    }
  }
}
