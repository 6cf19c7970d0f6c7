#if WORKAROUNDS
  import HTTP

  /// Works around: URLSession loses much of a response's head, and some heads are too much for it.
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
  /// To see it: let `receiveHeaderLine` pass each line at once. The faults are gone one by one in
  /// swift-corelibs-foundation after 6.3.1 (#5457, #5527); the last point is how URLSession is.
  struct HeaderLines {
    /// Where Foundation wants the lines to go.
    var receiver = Transfer.Receiver()
    private var partial: ResponseHead?
    private var size = 0
    /// The response's head, once it is complete.
    private(set) var head: ResponseHead?

    /// Bytes that the heads and the trailers may take: a little less than libcurl from 8.3 on lets pass, so
    /// that it is the same with each.
    private static let largestSize = 300_000

    /// Whether the heads so far, and the trailers, are longer than a server has use for.
    var isTooLong: Bool { size > Self.largestSize }

    /// Takes a line with its end. Returns whether it completes the head.
    fileprivate mutating func add(_ line: UnsafeRawBufferPointer) -> Bool {
      size += line.count
      guard head == nil else { return false }
      let line = UnsafeRawBufferPointer(
        rebasing: line.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") })
      guard line.isEmpty else {
        if partial == nil {
          partial = ResponseHead(statusLine: line)
        } else {
          partial?.add(fieldLine: line)
        }
        return false
      }
      defer { partial = nil }
      guard let partial, !partial.isInterim else { return false }
      head = partial
      return true
    }
  }

  extension Transfer {
    static let receiveHeaderLine: DataCallback = { bytes, size, count, pointer in
      let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Transfer.of(pointer)?.add(headerLine: line) == true ? size * count : 0
    }

    /// Returns whether the transfer may go on.
    private func add(headerLine line: UnsafeRawBufferPointer) -> Bool {
      guard headerLines.add(line) else { return !headerLines.isTooLong }
      return tellFoundation("HTTP/1.1 200 OK\r\n") && tellFoundation("\r\n")
    }

    private func tellFoundation(_ line: StaticString) -> Bool {
      let receiver = headerLines.receiver
      return line.withUTF8Buffer { line in
        line.withMemoryRebound(to: CChar.self) { line in
          guard let bytes = line.baseAddress else { return false }
          return receiver.pass(UnsafeMutablePointer(mutating: bytes), line.count)
        }
      }
    }
  }

  extension ResponseHead {
    /// Another head follows. Not so after 101, which nobody asked for.
    fileprivate var isInterim: Bool { (100..<200).contains(status) && status != 101 }
  }
#endif
