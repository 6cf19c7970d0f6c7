import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One accepted connection. One thread reads, sends and closes; any thread may interrupt it.
package final class Connection: Sendable {
  private let descriptor: Int32
  private let isOpen = Mutex(true)

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    POSIX.set(TCP_NODELAY, of: descriptor, level: Int32(IPPROTO_TCP))
  }

  deinit { close() }

  /// The next bytes; empty when the client has finished or gone.
  func receive(upTo count: Int = 65_536) -> [UInt8] {
    POSIX.readSome(descriptor, upTo: count)
  }

  /// Sends all of it; false when the client has gone.
  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { send($0) }
  }

  @discardableResult
  package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  private func send(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = POSIX.sendSome(descriptor, UnsafeRawBufferPointer(rebasing: bytes[sent...]))
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  /// Ends what this side sends, lets the client read it all, then closes. A plain `close` with
  /// unread bytes from the client would reset the connection and could destroy what was sent.
  package func finish() {
    isOpen.withLock { if $0 { POSIX.end(descriptor, receiving: false) } }
    awaitClient()
    close()
  }

  /// Reads and drops what still comes, until the client goes or the connection is interrupted.
  func awaitClient() {
    while !receive().isEmpty {}
  }

  func close() {
    isOpen.withLock { open in
      if open { closeDescriptor() }
      open = false
    }
  }

  /// Closes with a RST instead of a FIN.
  func reset() {
    var lingering = linger(l_onoff: 1, l_linger: 0)
    let size = socklen_t(MemoryLayout<linger>.size)
    isOpen.withLock { open in
      guard open else { return }
      _ = setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &lingering, size)
      closeDescriptor()
      open = false
    }
  }

  /// Makes a blocked read or send on another thread return.
  package func interrupt() {
    isOpen.withLock { if $0 { POSIX.end(descriptor, receiving: true) } }
  }

  private func closeDescriptor() {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }
}
