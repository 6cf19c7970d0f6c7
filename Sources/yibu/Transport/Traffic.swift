import Synchronization

/// What has gone over the network so far for one request, for any thread to ask.
final class Traffic: Sendable {
  private let sentBytes = Atomic(0)
  private let receivedBytes = Atomic(0)
  /// Microseconds; 0 where it is not known.
  private let connectTime = Atomic(0)

  /// Bytes of the request's body that went out.
  var sent: Int { sentBytes.load(ordering: .relaxed) }

  /// Bytes of the response's body that came, unpacked.
  var received: Int { receivedBytes.load(ordering: .relaxed) }

  /// From the start until TCP was connected; nil where it was not, and where URLSession does not tell.
  var timeToConnect: Duration? {
    let time = connectTime.load(ordering: .relaxed)
    return time > 0 ? .microseconds(time) : nil
  }

  func noteSent(_ bytes: Int) { sentBytes.store(bytes, ordering: .relaxed) }

  func noteReceived(_ bytes: Int) { receivedBytes.add(bytes, ordering: .relaxed) }

  func noteConnected(after microseconds: Int) {
    connectTime.store(microseconds, ordering: .relaxed)
  }
}
