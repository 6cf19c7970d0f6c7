#if os(Linux)
  import HTTP

  /// Mends: URLSession loses much of a response's head, and some heads are too much for it.
  ///
  /// - Trailers after a body end the process: `fatalError("Transfer completed, but there's no
  ///   response.")` in `NativeProtocol.swift`.
  /// - `Name:value` without a space, a status line without a reason, bare line feeds and bytes
  ///   beyond ASCII end the transfer: "Failed writing header" (`HTTPMessage.swift`).
  /// - A 401 with `WWW-Authenticate: Basic` is never completed (`URLSessionTask.swift`), and the
  ///   body of a 3xx without a usable `Location` is lost.
  /// - The order and spelling of fields, repeated fields, reason and HTTP version are not passed
  ///   on.
  ///
  /// So the head is read here, line by line as libcurl hands it over, and Foundation is told no
  /// more than that one has come, which leaves it nothing to misunderstand or to act upon.
  ///
  /// To see it: let `receiveHeaderLine` call `pass` at once. The faults are gone one by one in
  /// swift-corelibs-foundation after 6.3.1 (#5457, #5527); the last point is how URLSession is.
  extension Transfer {
    static let receiveHeaderLine: DataCallback = { bytes, size, count, pointer in
      let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Transfer.of(pointer)?.add(headerLine: line) == true ? size * count : 0
    }

    /// Returns whether the transfer may go on.
    private func add(headerLine line: UnsafeRawBufferPointer) -> Bool {
      guard head == nil else { return true }
      let line = UnsafeRawBufferPointer(
        rebasing: line.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") })
      guard !line.isEmpty else { return finishHead() }
      if partialHead == nil {
        partialHead = ResponseHead(statusLine: line)
      } else {
        partialHead?.add(fieldLine: line)
      }
      return true
    }

    private func finishHead() -> Bool {
      let finished = partialHead
      partialHead = nil
      guard let finished, !finished.isInterim else { return true }
      head = finished
      return tellFoundation("HTTP/1.1 200 OK\r\n") && tellFoundation("\r\n")
    }

    private func tellFoundation(_ line: StaticString) -> Bool {
      line.withUTF8Buffer { line in
        line.withMemoryRebound(to: CChar.self) { line in
          guard let bytes = line.baseAddress else { return false }
          return headers.pass(UnsafeMutablePointer(mutating: bytes), line.count)
        }
      }
    }
  }

  extension ResponseHead {
    /// Another head follows. Not so after 101, which nobody asked for.
    fileprivate var isInterim: Bool { (100..<200).contains(status) && status != 101 }
  }
#endif
