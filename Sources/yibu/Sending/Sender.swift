import Messages
import Options

/// Sends the request of a command, as often as it takes, or plays a recorded response instead; keeps
/// and shows what the options ask for on the way.
final class Sender {
  /// Nil where a recording is played: then nothing is sent.
  private(set) var request: HTTPRequest?
  let timing = Timing()
  private let source: Source
  private let deadline: ContinuousClock.Instant?
  private var retry: Retry
  private let arguments: Arguments
  private let endpoint: Endpoint?
  /// Names of header fields that the user wants left out.
  private let removedFields: [String]
  /// The variable that stands for the key in a `curl` command.
  private let keyVariable: String
  private let record: RecordFile?
  private let headerDump: RecordFile?

  private enum Source {
    case network(HTTPClient)
    case recording(Recording)
  }

  /// How many times the request was sent again.
  var retries: Int { retry.count }

  /// - Parameters:
  ///   - path: behind the base URL, `/v1/messages` for example.
  ///   - accept: the media type that is asked for.
  ///   - body: what is posted; nil for a request that only gets.
  init(_ arguments: Arguments, path: String, accept: String, body: [UInt8]?) throws(Failure) {
    self.arguments = arguments
    deadline = Self.deadline(arguments)
    retry = Retry(arguments, deadline: deadline)
    var secrets: [Secret] = []
    if let file = arguments.replay {
      source = .recording(try Recording(file))
      (endpoint, removedFields, keyVariable) = (nil, [], "")
    } else {
      let destination = try Destination(arguments)
      endpoint = destination.endpoint
      keyVariable = destination.credential?.variable ?? "YIBU_API_KEY"
      let headers = try HeaderFields(
        arguments, to: destination, accept: accept, hasBody: body != nil)
      removedFields = headers.removed
      secrets = headers.secrets
      request = HTTPRequest(
        method: body == nil ? "GET" : "POST", url: destination.endpoint.url(path),
        headers: headers.fields, body: body)
      let options = try NetworkOptions(arguments)
      // The environment must have been read by now: the client reduces it.
      source = .network(HTTPClient(options))
    }
    headerDump = try arguments.dumpHeader.map { file throws(Failure) in
      RecordFile(try OutputTarget(file), hiding: secrets, keepsCookies: true)
    }
    record = try arguments.record.map { file throws(Failure) in
      RecordFile(try OutputTarget(file), hiding: secrets)
    }
  }

  /// When `--max-time` ends, from now on; nil where there is no bound.
  private static func deadline(_ arguments: Arguments) -> ContinuousClock.Instant? {
    guard let seconds = arguments.maximumTime, seconds > 0 else { return nil }
    return .now + .seconds(seconds)
  }

  /// Turns to another path of the same server: the environment that named the server is gone by now.
  func turn(to path: String) {
    if let endpoint { request?.url = endpoint.url(path) }
  }

  /// The `curl` command that makes the same request.
  var curlCommand: [UInt8] {
    CurlCommand(arguments, request, without: removedFields, key: keyVariable).bytes
  }

  /// Runs attempts until one succeeds or there is no point in another.
  func run<Result>(_ attempt: () throws(AttemptFailure) -> Result) throws(Failure) -> Result {
    if case .recording = source {
      // The same response would come again.
      do throws(AttemptFailure) { return try attempt() } catch { throw error.failure }
    }
    return try retry.run(attempt)
  }

  /// Sends the request once and hands on what comes.
  func send(_ receive: @escaping @Sendable (ResponsePart) -> Continuation) -> TransferEnd {
    timing.restart()
    let watched = watching(receive)
    switch source {
    case .recording(let recording): return recording.play(watched)
    case .network(let client):
      guard let request else { return .completed }
      if arguments.isVerbose { Trace.show(request) }
      return named(client.send(request, deadline: deadline, receive: watched))
    }
  }

  /// Says which bound was reached: the transport knows only the moment.
  private func named(_ end: TransferEnd) -> TransferEnd {
    guard case .failed(var failure) = end, failure.kind == .totalTimeout,
      let seconds = arguments.maximumTime
    else { return end }
    failure.detail = "timed out after \(seconds.inSeconds) (--max-time)"
    return .failed(failure)
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

  /// Puts the files in their place, whatever the response came to.
  func finish() throws(Failure) {
    try headerDump?.finish()
    try record?.finish()
    if arguments.isVerbose { Trace.show(timing, retries: retries) }
  }
}
