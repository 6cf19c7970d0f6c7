#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open file, as the operating system numbers it.
struct FileDescriptor: Sendable {
  let number: Int32

  static let standardInput = FileDescriptor(number: STDIN_FILENO)
  static let standardOutput = FileDescriptor(number: STDOUT_FILENO)
  static let standardError = FileDescriptor(number: STDERR_FILENO)

  var isTerminal: Bool { isatty(number) == 1 }

  /// Writes all of the bytes, blocking until they are taken.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        Self.write(number, UnsafeRawBufferPointer(rebasing: bytes[written...]))
      }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        // Somebody shares the descriptor and made it non-blocking.
        var ready = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        throw SystemError(number: errno)
      }
    }
  }

  private static func write(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(number, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(number, bytes.baseAddress, bytes.count)
    #endif
  }

  func close() {
    #if canImport(Darwin)
      _ = Darwin.close(number)
    #else
      _ = Glibc.close(number)
    #endif
  }

  /// Reads to the end, or until there are more than `limit` bytes, at most twice as many; `sizeHint` is
  /// how many to expect.
  func readAll(sizeHint: Int = 0, limit: Int = .max) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    // The system's figure is trusted up to a bound.
    let capacity = min(max(sizeHint, 1 << 16), 1 << 26, limit) + 1
    while true {
      let part = try read(upTo: capacity)
      if part.isEmpty { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if bytes.count > limit { return bytes }
    }
  }

  /// Reads what there is, that many bytes at most; waits until there is something. Empty at the end.
  func read(upTo capacity: Int) throws(SystemError) -> [UInt8] {
    while true {
      var failure: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        repeat {
          count = Self.read(number, buffer)
        } while count < 0 && errno == EINTR
        if count < 0 {
          failure = errno
          count = 0
        }
      }
      if failure == 0 { return part }
      if failure != EAGAIN { throw SystemError(number: failure) }
      var ready = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
      poll(&ready, 1, -1)
    }
  }

  private static func read(_ number: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    #if canImport(Darwin)
      Darwin.read(number, buffer.baseAddress, buffer.count)
    #else
      Glibc.read(number, buffer.baseAddress, buffer.count)
    #endif
  }
}

/// An error of the operating system, by its number (`errno`).
struct SystemError: Error, Sendable, Equatable {
  let number: Int32

  /// The system's own message, such as `No such file or directory`.
  var message: String { String(cString: strerror(number)) }
}

extension SystemError {
  /// Whether whoever read a pipe has gone.
  var isBrokenPipe: Bool { number == EPIPE }
}
