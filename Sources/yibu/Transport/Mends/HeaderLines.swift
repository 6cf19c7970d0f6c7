#if os(Linux)
  import Messages

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
      let line = line.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
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

    /// `HTTP/1.1 200 OK`; libcurl has seen to it that there is a version and a status.
    fileprivate init(statusLine line: Slice<UnsafeRawBufferPointer>) {
      var rest = line
      let version = rest.removeWord()
      let status = rest.removeWord()
      // An array of slices would be a new type, at the price of a whole look-up through the program.
      self.init(version: version, status: Int(status) ?? 0, reason: String(headerBytes: rest))
    }

    /// `Name: value`, or the continuation of the line before, which begins with a space.
    fileprivate mutating func add(fieldLine line: Slice<UnsafeRawBufferPointer>) {
      if let first = line.first, first.isBlank {
        guard !fields.isEmpty else { return }
        fields[fields.count - 1].value += " " + String(headerBytes: line.trimmingBlanks)
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        let name = String(headerBytes: line[..<colon].trimmingBlanks)
        let value = String(headerBytes: line[line.index(after: colon)...].trimmingBlanks)
        fields.append(Field(name: name, value: value))
      }
    }
  }

  extension Slice<UnsafeRawBufferPointer> {
    /// What stands before the next space; it and the spaces behind it are removed.
    fileprivate mutating func removeWord() -> String {
      let word = prefix { $0 != UInt8(ascii: " ") }
      self = self[word.endIndex...].drop { $0 == UInt8(ascii: " ") }
      return String(headerBytes: word)
    }

    fileprivate var trimmingBlanks: Self {
      var rest = drop { $0.isBlank }
      while let last = rest.last, last.isBlank { rest.removeLast() }
      return rest
    }
  }

  extension UInt8 {
    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  }

  extension String {
    /// UTF-8, or else Latin-1, which fields were in for twenty years.
    fileprivate init(headerBytes bytes: Slice<UnsafeRawBufferPointer>) {
      if let text = String(validating: bytes, as: UTF8.self) {
        self = text
      } else {
        self = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
      }
    }
  }
#endif
