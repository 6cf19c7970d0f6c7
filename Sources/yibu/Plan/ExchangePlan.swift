import HTTP
import Options

/// How a request is sent, as often as it takes, and what is kept of its response.
struct ExchangePlan {
  var source: ResponseSource
  let retry: Retry
  let deadline: Deadline?
  let headerDump: RecordFile?
  let record: RecordFile?
  /// Whether the request, the response's head and the timing are shown (`--verbose`).
  let isVerbose: Bool
  /// What to try where a model refuses an option that was given.
  let hints: [Option.Hint]

  init(_ arguments: Arguments, _ source: ResponseSource, deadline: Deadline?) throws(Failure) {
    self.source = source
    self.deadline = deadline
    retry = Retry(arguments, deadline: deadline)
    isVerbose = arguments.isVerbose
    hints = arguments.hints
    headerDump = try arguments.dumpHeader.map { file throws(Failure) in
      RecordFile(try OutputTarget(file), keepsCookies: true)
    }
    record = try arguments.record.map { file throws(Failure) in
      RecordFile(try OutputTarget(file), keepsCookies: false)
    }
  }
}

/// Where responses come from.
enum ResponseSource {
  case network(Route)
  case recording(Recording)

  /// A request over the network.
  struct Route {
    let endpoint: Endpoint
    var request: HTTPRequest
    /// The key that is sent along; nil where there is none, or the user's own header carries it.
    let credential: Credential?
    let options: NetworkOptions
  }

  /// - Parameters:
  ///   - path: what follows the base URL, `/v1/messages` for example.
  ///   - body: what is posted; nil for a request that only gets.
  init(_ arguments: Arguments, path: String, isStreamed: Bool, body: [UInt8]?) throws(Failure) {
    if let file = arguments.replay {
      self = .recording(try Recording(file))
      return
    }
    let destination = try Destination(arguments)
    let headers = try HeaderFields(
      arguments, to: destination, accept: isStreamed ? "text/event-stream" : "application/json",
      hasBody: body != nil)
    self = .network(
      Route(
        endpoint: destination.endpoint,
        request: HTTPRequest(
          method: body == nil ? "GET" : "POST", url: destination.endpoint.url(path),
          headers: headers.fields, removedHeaders: headers.removed, body: body),
        credential: destination.credential, options: try NetworkOptions(arguments)))
  }

  /// The variable that the key is from, or would be from.
  var keyVariable: String {
    guard case .network(let route) = self else { return "YIBU_API_KEY" }
    return route.credential?.variable ?? "YIBU_API_KEY"
  }

  /// Turns to another path of the same server.
  mutating func turn(to path: String) {
    guard case .network(var route) = self else { return }
    route.request.url = route.endpoint.url(path)
    self = .network(route)
  }
}
