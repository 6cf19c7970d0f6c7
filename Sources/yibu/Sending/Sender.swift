import HTTP
import JSON
import Messages
import Options

/// Sends the request of a command, as often as it takes, or plays a recorded response instead; keeps and
/// shows what the plan asks for on the way.
final class Sender {
  let timing = Timing()
  private var plan: SendingPlan
  private var retry: Retry
  /// Nil where a recording is played.
  private let client: HTTPClient?
  /// What keeps the response to the request at hand; nil where it is not kept.
  private var record: RecordFile?
  /// What the last attempt sent and received.
  private(set) var traffic = Traffic()

  /// How many times the request was sent again.
  var retries: Int { retry.count }

  /// Where the request goes; nil where a recording is played.
  var url: String? {
    if case .network(let route) = plan.source { route.request.url } else { nil }
  }

  /// Reduces the environment: whatever is needed from it must be in the plan.
  init(_ plan: SendingPlan) throws(Failure) {
    self.plan = plan
    retry = plan.retry
    guard case .network(let route) = plan.source else {
      client = nil
      return
    }
    do throws(TransferFailure) {
      client = try HTTPClient(route.options)
    } catch {
      throw .transfer(error)
    }
  }

  /// Turns to another path of the same server, the response so far being complete.
  func turn(to path: String) throws(Failure) {
    try record?.finish()
    plan.turn(to: path)
  }

  /// Runs attempts until one succeeds or another would not help.
  ///
  /// A tuple and not a type of its own: Swift would look through all conformances of the program for a
  /// generic one, which is 2 % of the instructions of a short request.
  ///
  /// - Parameter begin: makes an attempt; it is told whether that follows a failed one.
  /// - Returns: the last attempt, nil where not even one could begin, and why it failed, if it did.
  func run<A: Attempt>(_ begin: (_ isRetry: Bool) throws(Failure) -> A)
    -> (last: A?, failure: Failure?)
  {
    var last: A?
    let recording: Recording?
    do throws(Failure) {
      recording = try plan.source.recording(of: plan.request, isVerbose: plan.isVerbose)
      record = try plan.record?.file(for: plan.request)
    } catch {
      return (nil, error)
    }
    while true {
      do throws(Failure) {
        last = try begin(last != nil)
      } catch {
        return (last, error)
      }
      guard let attempt = last else { continue }
      do throws(AttemptFailure) {
        let end = recording?.play(watching(attempt)) ?? send(attempt)
        try attempt.finish(end)
        return (attempt, nil)
      } catch {
        // A recording would give the same response again.
        if client != nil, retry.waits(after: error) { continue }
        return (attempt, hinted(error))
      }
    }
  }

  /// Sends the request, as often as it takes, for a response that is wanted in one piece, as JSON.
  func fetch() -> (last: FetchAttempt?, failure: Failure?) {
    run { _ in FetchAttempt() }
  }

  /// Sends the request once and hands on what comes.
  private func send(_ attempt: some Attempt) -> TransferEnd {
    guard let client, case .network(let route) = plan.source else { return .completed }
    if plan.isVerbose { Trace.show(route.request, route.fields.fields) }
    Watchdog.giveGrace()
    let receive = watching(attempt)
    let progress =
      plan.showsProgress ? Progress(sending: route.request.body?.count ?? 0, traffic) : nil
    let end = client.send(
      route.request, deadline: plan.deadline?.moment, traffic: traffic,
      whileWaiting: progress.map { progress in { progress.update() } }, receive: receive)
    progress?.end()
    timing.markConnected(after: traffic.timeToConnect)
    guard case .failed(var failure) = end else { return end }
    switch failure.kind {
    // The transport knows only the moment.
    case .totalTimeout: failure = plan.deadline?.failure ?? failure
    case .notConnected, .hostNotResolved, .proxyNotResolved, .badCAFile, .tls, .receiveFailed:
      if let shortage = OpenFiles.shortage { failure.detail += "; \(shortage)" }
    default: break
    }
    return .failed(failure)
  }

  private func watching(_ attempt: some Attempt) -> @Sendable (ResponsePart) -> Continuation {
    timing.begin()
    traffic = Traffic()
    let (timing, traffic, record, headerDump) = (timing, traffic, record, plan.headerDump)
    let isVerbose = plan.isVerbose
    return { part in
      do throws(Failure) {
        switch part {
        case .head(let head):
          if isVerbose { Trace.show(head) }
          do throws(Failure) {
            try headerDump?.begin(head)
          } catch {
            // The server's refusal is the thing to tell.
            guard head.isError, !error.message.isEmpty else { throw error }
            StandardError.warn(error.message)
          }
          try record?.begin(head)
        case .body(let bytes):
          timing.markByte()
          traffic.noteReceived(bytes.count)
          try record?.write(bytes)
        }
      } catch {
        Process.end(error)
      }
      return attempt.receive(part)
    }
  }

  /// The failure with what to do about it, where the plan knows that better than the failure.
  private func hinted(_ attempt: AttemptFailure) -> Failure {
    guard case .answer(.api(let error), nil) = attempt.failure else { return attempt.failure }
    return .answer(.api(error), hint: hint(for: error, attempt.head))
  }

  private func hint(for error: APIError, _ head: ResponseHead?) -> String? {
    switch error.kind {
    case _ where error.httpStatus == 407: return plan.source.proxyPasswordHint
    case .keyRefused where error.httpStatus == 401:
      return "check the key (\(plan.source.keyVariable))"
    case .rateLimited, .serverFailed:
      // A shorter one is over before it is read.
      guard let delay = Retry.serverDelay(head), delay >= 1 else { return nil }
      return "the server asks to wait \(delay.inSeconds)"
    // A request without a body does not name a model.
    case .notFound where plan.request.body == nil: return "check --base-url"
    case .invalidRequest:
      if let index = error.toolIndex, plan.toolNames.indices.contains(index) {
        return "that is the tool \(plan.toolNames[index])"
      }
      let message = error.message.lowercased()
      return plan.hints.first { message.contains($0.word) }?.advice
    default: return nil
    }
  }

  /// Puts the files in their place, whatever the response came to. Where the command has failed, that
  /// is what is to be told, and a file that fails as well is only a warning.
  func finish(_ outcome: Result<ExitStatus, Failure>) throws(Failure) {
    if plan.isVerbose { Trace.show(timing, retries: retries) }
    do throws(Failure) {
      try plan.headerDump?.finish()
      try record?.finish()
    } catch {
      if case .success = outcome { throw error }
      StandardError.warn(error.message)
    }
  }
}
