import Foundation
import HTTP
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Sends requests, one after the other, and hands on what comes back as it comes.
///
/// Redirects are not followed: a 3xx with its body is a response like any other. Nothing is decided
/// about the status either. The process ends by `_exit`, since tearing URLSession and libcurl down
/// takes longer than a short answer.
final class HTTPClient {
  private let options: NetworkOptions
  private let configuration: URLSessionConfiguration
  /// Those that may still run: after a timeout, letting go of one would wait for its queue.
  private var sessions: [(session: URLSession, exchange: Exchange)] = []

  /// Reduces the environment: whatever the tool itself needs from it must have been read before.
  init(_ options: NetworkOptions) throws(TransferFailure) {
    self.options = options
    #if WORKAROUNDS
      if let problem = ProcessEnvironment.problem {
        throw TransferFailure(kind: .cannotWork, detail: problem)
      }
      ProcessEnvironment.reduce()
    #endif
    configuration = .leavingNoTrace()
  }

  /// Sends `request` and blocks until its response is complete, has failed, or has taken too long.
  ///
  /// `receive` is called on URLSession's queue, one call at a time. It may block, which stops the
  /// server in its turn. Once this returns, `receive` is not called again; only where `deadline`
  /// passes during a call does that call go on, and what it returns is ignored.
  ///
  /// - Parameters:
  ///   - traffic: keeps count of what goes over the network.
  ///   - whileWaiting: is called on this thread, at once and then whenever it said it wants to be; nil from it is
  ///     never.
  func send(
    _ request: HTTPRequest, deadline: Moment?, traffic: Traffic,
    whileWaiting: (() -> Moment?)? = nil,
    receive: @escaping @Sendable (ResponsePart) -> Continuation
  ) -> TransferEnd {
    // URLSession would take FTP, too.
    guard let url = URL(string: request.url), ["http", "https"].contains(url.scheme) else {
      return .failed(TransferFailure(kind: .badURL, detail: "not an address of a web server"))
    }
    #if WORKAROUNDS
      if let failure = LibCurl.failure { return .failed(failure) }
    #endif
    sessions.removeAll { $0.exchange.hasCompleted.load(ordering: .acquiring) }
    let exchange = Exchange(request, to: url, options, traffic, receive: receive)
    let queue = Self.queue()
    let task = Self.watched {
      let session = URLSession(
        configuration: configuration, delegate: exchange, delegateQueue: queue)
      sessions.append((session, exchange))
      let task = session.dataTask(with: request.forURLSession(url))
      task.resume()
      return task
    }
    let end = exchange.wait(until: deadline, whileWaiting)
    #if !WORKAROUNDS
      // There `Transfer` sees to it, since this would wait for the session's queue.
      task.cancel()
    #endif
    return end
  }

  private static func watched<Value>(_ work: () -> Value) -> Value {
    #if WORKAROUNDS
      ThreadShortage.watched(work)
    #else
      work()
    #endif
  }

  private static func queue() -> OperationQueue {
    #if WORKAROUNDS
      let queue = InlineQueue()
    #else
      let queue = OperationQueue()
    #endif
    queue.maxConcurrentOperationCount = 1
    return queue
  }
}

extension HTTPRequest {
  /// This request in URLSession's terms. On Linux libcurl gets its fields and its body itself
  /// (`RequestHeaders`, `PostedBody`).
  fileprivate func forURLSession(_ url: URL) -> URLRequest {
    var request = URLRequest(url: url)
    request.httpMethod = method
    #if !WORKAROUNDS
      request.httpBody = body.map { Data($0) }
      // Setting them one by one would rewrite `x-api-key` as `X-Api-Key`.
      request.allHTTPHeaderFields = Dictionary(headers.map { ($0.name, $0.value) }) { $1 }
    #endif
    // Never: URLSession on Linux counts in whole seconds, and it counts a blocked receiver as idle.
    // So long a time is none to Dispatch, which then needs no thread to wait for it.
    request.timeoutInterval = 1e12
    return request
  }
}
