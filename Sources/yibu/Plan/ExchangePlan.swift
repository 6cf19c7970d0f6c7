import HTTP
import Options

/// How a request is sent, as often as it takes, and what is kept of its response.
struct ExchangePlan {
  private(set) var request: PlannedRequest
  private(set) var source: ResponseSource
  let retry: Retry
  let deadline: Deadline?
  let headerDump: RecordFile?
  let record: RecordingPlan?
  /// Whether the request, the response's head and the timing are shown (`--verbose`).
  let isVerbose: Bool
  /// Whether a line on a terminal tells how it goes.
  let showsProgress = Progress.isWanted
  /// What to try where a model refuses an option that was given.
  let hints: [Option.Hint]
  /// The request's tools as messages name them, in the request's order.
  let toolNames: [String]

  init(
    _ arguments: Arguments, _ request: PlannedRequest, _ source: ResponseSource,
    deadline: Deadline?, toolNames: [String]
  ) throws(Failure) {
    self.request = request
    self.source = source
    self.deadline = deadline
    retry = Retry(arguments, deadline: deadline)
    isVerbose = arguments.isVerbose
    hints = arguments.hints
    self.toolNames = toolNames
    headerDump = try arguments.dumpHeader.map { file throws(Failure) in
      RecordFile(try OutputTarget(file), keepsCookies: true)
    }
    record = try RecordingPlan(arguments)
  }

  /// Turns to another path of the same server.
  mutating func turn(to path: String) {
    request.path = path
    guard case .network(var route) = source else { return }
    route.request.url = route.endpoint.url(path)
    source = .network(route)
  }
}

/// Where responses come from.
enum ResponseSource {
  case network(Route)
  case recording(Recording)
  /// The response is looked up for each request.
  case cassette(Cassette, ignoring: [String])

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
      if case .path(let name) = file, let cassette = Cassette(name) {
        let named = Environment.value("YIBU_REPLAY_IGNORE")?.split(separator: " ") ?? []
        self = .cassette(cassette, ignoring: arguments.replayIgnored + named.map { String($0) })
      } else {
        try RecordingPlan.checkIsFolder(file.name, arguments)
        self = .recording(try Recording(file))
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

  /// The recorded response to a request; nil where it is sent.
  func recording(of request: PlannedRequest, isVerbose: Bool) throws(Failure) -> Recording? {
    switch self {
    case .network: nil
    case .recording(let recording): recording
    case .cassette(let cassette, let ignored):
      try cassette.recording(of: request, ignoring: ignored, isVerbose: isVerbose)
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
