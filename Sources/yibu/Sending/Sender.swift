import HTTP
import JSON
import Messages
import Options

/// Sends the request of a command, as often as it takes, or plays a recorded response instead; keeps
/// and shows what the options ask for on the way.
final class Sender {
  let timing = Timing()
  private var source: Source
  private let deadline: Moment?
  private var retry: Retry
  private let arguments: Arguments
  private let record: RecordFile?
  private let headerDump: RecordFile?

  /// Where responses come from.
  private enum Source {
    case network(Route)
    case recording(Recording)
  }

  private struct Route {
    let client: HTTPClient
    let endpoint: Endpoint
    var request: HTTPRequest
    /// The key that is sent along; nil where there is none, or the user's own header carries it.
    let credential: Credential?
  }

  /// How many times the request was sent again.
  var retries: Int { retry.count }

  /// - Parameters:
  ///   - path: behind the base URL, `/v1/messages` for example.
  ///   - accept: the media type that is asked for.
  ///   - body: what is posted; nil for a request that only gets.
  ///   - deadline: the end of `--max-time`, if that is set.
  init(
    _ arguments: Arguments, path: String, accept: String, body: [UInt8]?,
    deadline: Moment?
  ) throws(Failure) {
    self.arguments = arguments
    self.deadline = deadline
    retry = Retry(arguments, deadline: deadline)
    if let file = arguments.replay {
      source = .recording(try Recording(file))
    } else {
      let destination = try Destination(arguments)
      let headers = try HeaderFields(
        arguments, to: destination, accept: accept, hasBody: body != nil)
      let request = HTTPRequest(
        method: body == nil ? "GET" : "POST", url: destination.endpoint.url(path),
        headers: headers.fields, removedHeaders: headers.removed, body: body)
      let options = try NetworkOptions(arguments)
      // The environment must have been read by now: the client reduces it.
      let client: HTTPClient
      do throws(TransferFailure) {
        client = try HTTPClient(options)
      } catch {
        throw .transfer(error)
      }
      source = .network(
        Route(
          client: client, endpoint: destination.endpoint, request: request,
          credential: destination.credential))
    }
    headerDump = try arguments.dumpHeader.map { file throws(Failure) in
      RecordFile(try OutputTarget(file), keepsCookies: true)
    }
    record = try arguments.record.map { file throws(Failure) in
      RecordFile(try OutputTarget(file), keepsCookies: false)
    }
  }

  /// The variable that the key is from, or would be from.
  private var keyVariable: String {
    guard case .network(let route) = source else { return "YIBU_API_KEY" }
    return route.credential?.variable ?? "YIBU_API_KEY"
  }

  /// Turns to another path of the same server: the environment that named the server is gone by now.
  func turn(to path: String) {
    guard case .network(var route) = source else { return }
    route.request.url = route.endpoint.url(path)
    source = .network(route)
  }

  /// The `curl` command that makes the same request; empty where nothing is sent.
  var curlCommand: [UInt8] {
    guard case .network(let route) = source else { return [] }
    return CurlCommand(arguments, route.request, credential: route.credential).bytes
  }

  /// Runs attempts until one succeeds or there is no point in another.
  func run<Value>(_ attempt: () throws(AttemptFailure) -> Value) throws(Failure) -> Value {
    if case .recording = source {
      // The same response would come again.
      do throws(AttemptFailure) { return try attempt() } catch { throw error.failure }
    }
    do throws(Failure) {
      return try retry.run(attempt)
    } catch .answer(.api(let error)) where error.kind == .keyRefused && error.httpStatus == 401 {
      throw .hinted(error, hint: "check the key (\(keyVariable))")
    }
  }

  /// Sends the request, as often as it takes, and gives its response's body as JSON. `last` is the
  /// response of the last attempt, whatever it came to.
  func fetch(_ last: inout WholeResponse?) throws(Failure) -> JSON {
    var latest: WholeResponse?
    defer { last = latest }
    return try run { () throws(AttemptFailure) in
      let response = WholeResponse()
      latest = response
      return try response.finish(send(response.receive))
    }
  }

  /// Sends the request once and hands on what comes.
  func send(_ receive: @escaping @Sendable (ResponsePart) -> Continuation) -> TransferEnd {
    timing.begin()
    let watched = watching(receive)
    switch source {
    case .recording(let recording): return recording.play(watched)
    case .network(let route):
      if arguments.isVerbose { Trace.show(route.request) }
      return named(route.client.send(route.request, deadline: deadline, receive: watched))
    }
  }

  /// Says which bound was reached: the transport knows only the moment.
  private func named(_ end: TransferEnd) -> TransferEnd {
    guard case .failed(let failure) = end, failure.kind == .totalTimeout else { return end }
    return .failed(.totalTimeout(arguments))
  }

  private func watching(_ receive: @escaping @Sendable (ResponsePart) -> Continuation)
    -> @Sendable (ResponsePart) -> Continuation
  {
    let (timing, record, headerDump) = (timing, record, headerDump)
    let isVerbose = arguments.isVerbose
    return { part in
      do throws(Failure) {
        switch part {
        case .head(let head):
          if isVerbose { Trace.show(head) }
          try headerDump?.begin(head)
          try record?.begin(head)
        case .body(let bytes):
          timing.markByte()
          try record?.write(bytes)
        }
      } catch {
        Process.end(error)
      }
      return receive(part)
    }
  }

  /// Puts the files in their place, whatever the response came to. Where the command has failed, that
  /// is what is to be told, and a file that fails as well is only a warning.
  func finish(_ outcome: Result<ExitStatus, Failure>) throws(Failure) {
    if arguments.isVerbose { Trace.show(timing, retries: retries) }
    do throws(Failure) {
      try headerDump?.finish()
      try record?.finish()
    } catch {
      if case .success = outcome { throw error }
      StandardError.warn(error.message)
    }
  }
}
