import HTTP
import Options

/// Where responses come from.
enum ResponseSource {
  case network(Route)
  case recording(Recording)
  /// The response is looked up for each request, in a cassette that an option or `YIBU_REPLAY` names.
  case cassette(Cassette, ignoring: [String], isFromVariable: Bool)

  /// A request over the network.
  struct Route {
    let endpoint: Endpoint
    var request: HTTPRequest
    /// The request's header fields, and where each is from.
    let fields: HeaderFields
    /// The key that is sent along; nil where there is none, or the user's own header carries it.
    let credential: Credential?
    let options: NetworkOptions
  }

  init(_ arguments: Arguments, _ request: PlannedRequest) throws(Failure) {
    if let file = try Self.replayed(arguments) {
      Self.addSecrets(arguments)
      let isFromVariable = arguments.replay == nil
      if case .path(let name) = file, let cassette = Cassette(name) {
        self = .cassette(
          cassette, ignoring: try Self.ignored(arguments), isFromVariable: isFromVariable)
      } else {
        try RecordingPlan.checkIsFolder(file.name, arguments)
        self = .recording(
          try Self.namingVariable(isFromVariable) { () throws(Failure) in try Recording(file) })
      }
      return
    }
    let destination = try Destination(arguments)
    let headers = try HeaderFields(arguments, request, to: destination)
    self = .network(
      Route(
        endpoint: destination.endpoint,
        request: HTTPRequest(
          method: request.method, url: destination.endpoint.url(request.path),
          headers: headers.fields.map { ($0.name, $0.value) }, removedHeaders: headers.removed,
          body: request.body),
        fields: headers,
        credential: destination.credential, options: try NetworkOptions(arguments)))
  }

  /// What is played needs no key. One that is there all the same may stand in the request or the recording,
  /// and must be shown, or recorded anew, as little as when it is sent.
  private static func addSecrets(_ arguments: Arguments) {
    Destination.keys(arguments).forEach(Secrets.add)
    var fields = HeaderFields()
    for case .literal(let line) in arguments.headers { try? fields.apply(.literal(line)) }
    fields.addSecrets()
  }

  /// The members of the body that may differ from a recorded one.
  private static func ignored(_ arguments: Arguments) throws(Failure) -> [String] {
    let named = Environment.value("YIBU_REPLAY_IGNORE")?.split(whereSeparator: \.isWhitespace) ?? []
    let all =
      arguments.replayIgnored.map { (name: "--replay-ignore", path: $0) }
      + named.map { (name: "YIBU_REPLAY_IGNORE", path: String($0)) }
    for (name, path) in all {
      let parts = path.split(separator: ".", omittingEmptySubsequences: false)
      if parts.contains("") || path.utf8.contains(where: { ",[]".utf8.contains($0) }) {
        throw .usage("\(name): not the path of a member, such as system.1: \"\(path)\"")
      }
    }
    return all.map(\.path)
  }

  /// The recorded response to a request; nil where it is sent.
  func recording(of request: PlannedRequest, isVerbose: Bool) throws(Failure) -> Recording? {
    switch self {
    case .network: nil
    case .recording(let recording): recording
    case .cassette(let cassette, let ignored, let isFromVariable):
      try Self.namingVariable(isFromVariable) { () throws(Failure) in
        try cassette.recording(of: request, ignoring: ignored, isVerbose: isVerbose)
      }
    }
  }

  /// Where a variable made the command play, its user may not know, and is told how to send.
  private static func namingVariable(
    _ isFromVariable: Bool, _ recording: () throws(Failure) -> Recording
  ) throws(Failure) -> Recording {
    do throws(Failure) {
      return try recording()
    } catch {
      guard isFromVariable, case .input(let message) = error else { throw error }
      throw .input("\(message); to ask the server, unset YIBU_REPLAY")
    }
  }

  /// The file or folder that is played instead of sending; nil where the request is sent. `--print-curl`
  /// shows what would be sent, whatever the variable says.
  private static func replayed(_ arguments: Arguments) throws(Failure) -> InputFile? {
    if let file = arguments.replay { return file }
    guard !arguments.printCurl, let name = Environment.value("YIBU_REPLAY") else { return nil }
    do throws(UsageError) {
      return try InputFile(name)
    } catch {
      throw .usage("YIBU_REPLAY \(error.message)")
    }
  }

  /// What to do where a proxy demands a password; nil where there is no proxy, or none that is known.
  var proxyPasswordHint: String? {
    #if WORKAROUNDS
      guard case .network(let route) = self else { return nil }
      return Proxy(for: route.request.url, route.options)?.passwordHint
    #else
      return nil
    #endif
  }

  /// The variable that the key is from, or would be from.
  var keyVariable: String {
    guard case .network(let route) = self else { return "YIBU_API_KEY" }
    return route.credential?.variable ?? "YIBU_API_KEY"
  }
}
