import Loopback
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A bare TCP client of the loopback server.
final class Client {
  private let descriptor: Int32
  private var isOpen = true
  private(set) var lastError: Int32 = 0

  /// Throws a `Complaint` where the connection is neither made nor refused in that time.
  init(port: UInt16, seconds: Double = 5) throws {
    descriptor = POSIX.spawning.withLock { _ in
      #if canImport(Glibc)
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      #else
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
      #endif
      POSIX.closeOnExec(descriptor)
      return descriptor
    }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if status != 0 {
      guard errno == EINPROGRESS else { throw SystemError("connect") }
      var waited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&waited, 1, Int32(seconds * 1000)) > 0 else { throw Complaint("no connection") }
      var code: Int32 = 0
      var size = socklen_t(MemoryLayout<Int32>.size)
      getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
      guard code == 0 else { throw SystemError("connect", code: code) }
    }
    _ = fcntl(descriptor, F_SETFL, 0)
  }

  deinit { end() }

  /// Closes the connection.
  func end() {
    if isOpen { close(descriptor) }
    isOpen = false
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  /// What comes next; nil at the end.
  func receive() -> String? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 { lastError = errno }
    return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
  }
}
