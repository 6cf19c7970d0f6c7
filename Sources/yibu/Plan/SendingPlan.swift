import HTTP
import Options

/// How a request is sent, as often as it takes, and what is kept of its response.
struct SendingPlan {
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
