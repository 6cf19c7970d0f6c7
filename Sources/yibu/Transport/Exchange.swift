import Dispatch
import Foundation
import HTTP
import Synchronization

/// One request on its way and the response to it: the delegate of one URLSession with one task.
///
/// URLSession's callbacks come on its own queue; the main thread waits in `wait(until:)`. The two
/// meet in `phase`, which is also what keeps a late callback from reaching the receiver.
final class Exchange: NSObject, Sendable {
  /// Whose turn it is.
  enum Phase: UInt8, AtomicRepresentable {
    case waiting
    /// The receiver has a part in its hands.
    case delivering
    /// Ended: nothing is handed on any more.
    case closed
  }

  let phase = Atomic(Phase.waiting)
  /// When the last callback returned, or the start.
  private let lastActivity: Atomic<Moment>
  let start: Moment
  let options: NetworkOptions
  let traffic: Traffic
  /// The host and port asked for, as they appear in messages.
  let peer: String
  /// URLSession has begun to send the body, or to receive the response.
  let hasSent = Atomic(false)
  /// URLSession is done with the request, whoever else may be.
  let hasCompleted = Atomic(false)
  let semaphore = DispatchSemaphore(value: 0)
  let result = Mutex<TransferEnd?>(nil)
  private let receive: @Sendable (ResponsePart) -> Continuation
  #if WORKAROUNDS
    let transfer: Transfer
  #endif

  init(
    _ request: HTTPRequest, to url: URL, _ options: NetworkOptions, _ traffic: Traffic,
    receive: @escaping @Sendable (ResponsePart) -> Continuation
  ) {
    self.options = options
    self.traffic = traffic
    self.receive = receive
    peer = HTTPRequest.peer(of: request.url)
    start = .now
    lastActivity = Atomic(start)
    #if WORKAROUNDS
      transfer = Transfer(request, host: url.host ?? "", options, traffic)
      Transfer.awaitHandle(transfer)
    #endif
  }

  /// The host and port, and the proxy if there is one, as they appear in messages.
  var route: String {
    #if WORKAROUNDS
      let proxy = Proxy(for: transfer.request.url, options)
      return Proxy.route(peer, unixSocket: options.unixSocket, proxy)
    #else
      return peer
    #endif
  }

  /// Whether the request could be written: connecting is over.
  var isConnected: Bool {
    #if WORKAROUNDS
      if transfer.connecting.isConnected { return true }
    #endif
    return hasSent.load(ordering: .relaxed)
  }

  /// When the last sign of life came: since then there is silence.
  var lastSign: Moment {
    let callback = lastActivity.load(ordering: .relaxed)
    #if WORKAROUNDS
      return max(callback, transfer.activity.lastSign)
    #else
      return callback
    #endif
  }

  func noteActivity() {
    lastActivity.store(.now, ordering: .relaxed)
  }

  func deliver(_ part: ResponsePart) {
    let turn = phase.compareExchange(
      expected: .waiting, desired: .delivering, ordering: .acquiring)
    guard turn.exchanged else { return }
    let answer = receive(part)
    noteActivity()
    if answer == .done {
      abandon()
      return end(.completed)
    }
    _ = phase.compareExchange(expected: .delivering, desired: .waiting, ordering: .releasing)
  }

  /// Lets go of the connection: the server must not go on for nobody.
  func abandon() {
    #if WORKAROUNDS
      transfer.abandon()
    #endif
  }

  func end(_ end: TransferEnd) {
    result.withLock { $0 = $0 ?? end }
    phase.store(.closed, ordering: .releasing)
    semaphore.signal()
  }
}
