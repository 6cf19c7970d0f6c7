import Foundation
package import Synchronization

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

  package static func makePipe() throws -> (read: Int32, write: Int32) {
    try spawning.withLock { _ in
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw SystemError("pipe") }
      ends.forEach(closeOnExec)
      return (ends[0], ends[1])
    }
  }

  static func makeSocket(family: Int32) throws -> Int32 {
    #if canImport(Glibc)
      let type = Int32(SOCK_STREAM.rawValue)
    #else
      let type = SOCK_STREAM
    #endif
    return try spawning.withLock { _ in
      let descriptor = socket(family, type, 0)
      guard descriptor >= 0 else { throw SystemError("socket") }
      closeOnExec(descriptor)
      return descriptor
    }
  }

  /// The next connection that waits; nil where there is none.
  static func acceptOne(_ listener: Int32) -> Int32? {
    spawning.withLock { _ in
      let descriptor = accept(listener, nil, nil)
      guard descriptor >= 0 else { return nil }
      #if !canImport(Glibc)
        set(SO_NOSIGPIPE, of: descriptor, level: SOL_SOCKET)
      #endif
      closeOnExec(descriptor)
      return descriptor
    }
  }

  /// What comes next; empty at the end, and where nothing can be read.
  package static func readSome(_ descriptor: Int32, upTo count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var result = -1
      repeat {
        result = read(descriptor, buffer.baseAddress, count)
      } while result < 0 && errno == EINTR
      filled = max(0, result)
    }
  }

  /// Sends without raising SIGPIPE; the count sent, or a negative number.
  static func sendSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    return send(descriptor, bytes.baseAddress, bytes.count, flags)
  }

  /// Ends what this side sends, and perhaps also what it receives.
  static func end(_ descriptor: Int32, receiving: Bool) {
    _ = shutdown(descriptor, Int32(receiving ? SHUT_RDWR : SHUT_WR))
  }

  static func set(_ option: Int32, of descriptor: Int32, level: Int32) {
    var on: Int32 = 1
    _ = setsockopt(descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  package static func closeOnExec(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }
}
