package import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A system call that failed, with the call's name and the reason.
package struct SystemError: Error, CustomStringConvertible {
  package let call: String
  package let code: Int32

  package init(_ call: String, code: Int32 = errno) {
    self.call = call
    self.code = code
  }

  package var description: String { "\(call): \(String(cString: strerror(code)))" }
}

/// The calls that Glibc and Darwin spell differently. Every descriptor made here closes on exec, so
/// that a child started by a test running beside this one does not inherit it.
package enum POSIX {
  /// Held while a descriptor exists that does not close on exec yet, and while a child is started.
  package static let spawning = Mutex(())

  package static func pipe() throws -> (read: Int32, write: Int32) {
    try spawning.withLock { _ in
      var ends: [Int32] = [-1, -1]
      #if canImport(Glibc)
        guard Glibc.pipe(&ends) == 0 else { throw SystemError("pipe") }
      #else
        guard Darwin.pipe(&ends) == 0 else { throw SystemError("pipe") }
      #endif
      ends.forEach(closeOnExec)
      return (ends[0], ends[1])
    }
  }

  static func socket(family: Int32) throws -> Int32 {
    try spawning.withLock { _ in
      #if canImport(Glibc)
        let descriptor = Glibc.socket(family, Int32(SOCK_STREAM.rawValue), 0)
      #else
        let descriptor = Darwin.socket(family, SOCK_STREAM, 0)
      #endif
      guard descriptor >= 0 else { throw SystemError("socket") }
      closeOnExec(descriptor)
      return descriptor
    }
  }

  static func accept(_ listener: Int32) -> Int32? {
    spawning.withLock { _ in
      #if canImport(Glibc)
        let descriptor = Glibc.accept(listener, nil, nil)
      #else
        let descriptor = Darwin.accept(listener, nil, nil)
        set(SO_NOSIGPIPE, of: descriptor, level: SOL_SOCKET)
      #endif
      guard descriptor >= 0 else { return nil }
      closeOnExec(descriptor)
      return descriptor
    }
  }

  /// Sends without raising SIGPIPE; the count sent, or a negative number.
  static func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      return Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #else
      return Darwin.send(descriptor, bytes.baseAddress, bytes.count, 0)
    #endif
  }

  static func shutdown(_ descriptor: Int32, reading: Bool) {
    #if canImport(Glibc)
      _ = Glibc.shutdown(descriptor, Int32(reading ? SHUT_RDWR : SHUT_WR))
    #else
      _ = Darwin.shutdown(descriptor, reading ? SHUT_RDWR : SHUT_WR)
    #endif
  }

  static func set(_ option: Int32, of descriptor: Int32, level: Int32) {
    var on: Int32 = 1
    _ = setsockopt(descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  package static func closeOnExec(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }
}
