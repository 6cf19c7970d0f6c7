import Dispatch
import Foundation
import Messages
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One request on its way and the response to it: the delegate of one URLSession with one task.
///
/// URLSession's callbacks come on its own queue; the main thread waits in `wait(until:)`. The two
/// meet in `phase`, which is also what keeps a late callback from reaching the receiver.
final class Exchange: NSObject, URLSessionDataDelegate, Sendable {
  /// Whose turn it is.
  enum Phase: UInt8, AtomicRepresentable {
    case waiting
    /// The receiver has a part in its hands.
    case delivering
    /// Ended: nothing is handed on any more.
    case closed
  }

  let phase = Atomic(Phase.waiting)
  /// When the last callback returned, or the start, by the clock of `DispatchTime`.
  let lastActivity: Atomic<UInt64>
  let start: UInt64
  let options: NetworkOptions
  private let url: String
  let semaphore = DispatchSemaphore(value: 0)
  let result = Mutex<TransferEnd?>(nil)
  private let receive: @Sendable (ResponsePart) -> Continuation
  private let sent = Atomic(false)
  #if os(Linux)
    let transfer: Transfer
  #endif

  init(
    _ request: HTTPRequest, _ options: NetworkOptions,
    receive: @escaping @Sendable (ResponsePart) -> Continuation
  ) {
    self.options = options
    self.receive = receive
    url = request.url
    start = DispatchTime.now().uptimeNanoseconds
    lastActivity = Atomic(start)
    #if os(Linux)
      transfer = Transfer(ConnectionSettings(request, options))
      Transfer.awaitHandle(transfer)
    #endif
  }

  /// Whether the request could be written: connecting is over.
  var isConnected: Bool {
    #if os(Linux)
      if transfer.isConnected.load(ordering: .relaxed) { return true }
    #endif
    return sent.load(ordering: .relaxed)
  }

  var isMended: Bool {
    #if os(Linux)
      return !Transfer.isAwaitingHandle(transfer)
    #else
      return false
    #endif
  }

  /// The host and port asked for, as they appear in messages.
  var peer: String { HTTPRequest.peer(of: url) }

  private func deliver(_ part: ResponsePart) {
    let turn = phase.compareExchange(
      expected: .waiting, desired: .delivering, ordering: .acquiring)
    guard turn.exchanged else { return }
    let answer = receive(part)
    lastActivity.store(DispatchTime.now().uptimeNanoseconds, ordering: .relaxed)
    if answer == .done { return end(.completed) }
    _ = phase.compareExchange(expected: .delivering, desired: .waiting, ordering: .releasing)
  }

  private func end(_ end: TransferEnd) {
    result.withLock { $0 = $0 ?? end }
    phase.store(.closed, ordering: .releasing)
    semaphore.signal()
  }

  // MARK: - URLSessionDataDelegate

  func urlSession(
    _: URLSession, task _: URLSessionTask, didSendBodyData _: Int64, totalBytesSent _: Int64,
    totalBytesExpectedToSend _: Int64
  ) {
    sent.store(true, ordering: .relaxed)
    lastActivity.store(DispatchTime.now().uptimeNanoseconds, ordering: .relaxed)
  }

  func urlSession(
    _: URLSession, dataTask _: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    sent.store(true, ordering: .relaxed)
    deliver(.head(head(of: response)))
    completionHandler(.allow)
  }

  func urlSession(_: URLSession, dataTask _: URLSessionDataTask, didReceive data: Data) {
    data.withUnsafeBytes { deliver(.body($0)) }
  }

  /// Never followed: URLSession would send the key along, to whatever host is named.
  func urlSession(
    _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest _: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(
    _: URLSession, task _: URLSessionTask, didReceive _: URLAuthenticationChallenge,
    completionHandler:
      @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    #if canImport(FoundationNetworking)
      // The 401 has been handed on, and Foundation 6.3.1 would wait for an answer for ever.
      end(.completed)
    #else
      completionHandler(.performDefaultHandling, nil)
    #endif
  }

  func urlSession(
    _: URLSession, task _: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    guard let error else { return end(.completed) }
    #if os(Linux)
      if let failure = transfer.failure { return end(.failed(failure.described(peer: peer))) }
    #endif
    end(.failed(TransferFailure(error, peer: peer)))
  }

  private func head(of response: URLResponse) -> ResponseHead {
    #if os(Linux)
      if let head = transfer.head { return head }
    #endif
    return ResponseHead(response)
  }
}
