import Foundation

/// A TCP socket on the loopback address, on a port that the system picks unless one is asked for.
package final class Listener: Sendable {
  package enum Kind: String, Sendable {
    case accepting
    /// The port is taken but nobody listens: a connection is refused.
    case refusing
    /// The queue of waiting connections is full: a connection is neither accepted nor refused.
    case full
  }

  package let port: UInt16
  package let url: String
  private let descriptor: Int32
  private let wake: (read: Int32, write: Int32)
  private let fillers: [Int32]

  package init(_ kind: Kind = .accepting, port: UInt16 = 0, ipv6: Bool = false) throws {
    let descriptor = try POSIX.makeSocket(family: ipv6 ? AF_INET6 : AF_INET)
    self.descriptor = descriptor
    POSIX.set(SO_REUSEADDR, of: descriptor, level: SOL_SOCKET)
    guard LoopbackAddress.use(port: port, ipv6: ipv6, { bind(descriptor, $0, $1) }) == 0 else {
      throw SystemError("bind")
    }
    self.port = try LoopbackAddress.port(of: descriptor)
    url = "http://\(ipv6 ? "[::1]" : "127.0.0.1"):\(self.port)"
    wake = try POSIX.makePipe()
    if kind != .refusing {
      guard listen(descriptor, kind == .full ? 1 : 1024) == 0 else { throw SystemError("listen") }
    }
    fillers = kind == .full ? try Listener.fill(self.port, ipv6) : []
  }

  deinit {
    for descriptor in fillers + [descriptor, wake.read, wake.write] { close(descriptor) }
  }

  /// Waits for the next connection; nil once `stop` was called.
  package func accept() -> Connection? {
    while true {
      var waited = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake.read, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waited, 2, -1) > 0 else { continue }
      // Who connected before the stop is still served.
      if waited[0].revents != 0 {
        if let accepted = POSIX.acceptOne(descriptor) { return Connection(accepted) }
      } else if waited[1].revents != 0 {
        return nil
      }
    }
  }

  package func stop() {
    _ = write(wake.write, "x", 1)
  }

  /// More connections than the queue holds; those that do not fit keep waiting, as the child will.
  private static func fill(_ port: UInt16, _ ipv6: Bool) throws -> [Int32] {
    try (0..<8).map { _ in
      let descriptor = try POSIX.makeSocket(family: ipv6 ? AF_INET6 : AF_INET)
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
      _ = LoopbackAddress.use(port: port, ipv6: ipv6) { connect(descriptor, $0, $1) }
      return descriptor
    }
  }
}
