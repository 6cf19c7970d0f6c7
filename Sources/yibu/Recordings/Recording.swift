import HTTP
import JSON
import Messages
import Options

/// A recorded response (`--replay`), given out as if it came over the network.
struct Recording {
  private let name: String
  private let file: FileDescriptor
  private let head: ResponseHead
  /// What was read of the body together with the head.
  private let start: ArraySlice<UInt8>

  /// How long all heads together may be, in bytes: more than libcurl takes.
  private static let longestHead = 1 << 20

  /// Reads the head; the body is read while it is played, so that it may be as long as any answer.
  init(_ input: InputFile) throws(Failure) {
    name = input.name
    file = try input.open()
    var rest: ArraySlice<UInt8>
    do throws(SystemError) {
      rest = try file.readAll(limit: Self.longestHead)[...]
    } catch {
      throw .input("\(input.name): \(error.message)")
    }
    var last: ResponseHead?
    // `curl -i` prints interim responses, and a proxy's, before the one that counts.
    while rest.starts(with: "HTTP/".utf8), let head = Self.readHead(&rest) { last = head }
    guard let last else {
      throw .input(
        "\(input.name): not a recorded response: it must begin with HTTP/, as curl -i prints it")
    }
    head = last
    start = rest
    if let encoding = last.value(of: "content-encoding"), !Self.isText(rest.prefix(512)) {
      throw .input(
        "\(input.name): the body is compressed (\(encoding)); record it with --record, or with curl --compressed"
      )
    }
  }

  /// Whether it can be JSON or events, which have no control characters but white space.
  private static func isText(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 || $0.isJSONSpace }
  }

  /// Takes a status line and headers, with the empty line after them, off the front; nil where
  /// there is no such thing.
  private static func readHead(_ bytes: inout ArraySlice<UInt8>) -> ResponseHead? {
    var head: ResponseHead?
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      var line = rest[..<end]
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      rest = rest[(end + 1)...]
      if line.isEmpty {
        guard let head, 100...999 ~= head.status else { return nil }
        bytes = rest
        return head
      }
      line.withUnsafeBytes { line in
        if head == nil { head = ResponseHead(statusLine: line) } else { head?.add(fieldLine: line) }
      }
    }
    return nil
  }

  /// Plays it, in pieces as a network would bring it.
  func play(_ receive: (ResponsePart) -> Continuation) -> TransferEnd {
    if case .done = receive(.head(head)) { return .completed }
    var (rest, count) = (start, 0)
    do throws(SystemError) {
      while true {
        if rest.isEmpty { rest = try file.read(upTo: 1 << 16)[...] }
        let piece = rest.prefix(1 << 14)
        if piece.isEmpty { break }
        rest = rest.dropFirst(piece.count)
        count += piece.count
        let answer = piece.withUnsafeBytes { receive(.body($0)) }
        if case .done = answer { return .completed }
      }
    } catch {
      return failed(.receiveFailed, error.message)
    }
    // What curl decoded has another length than what was announced.
    let isEncoded = head.value(of: "content-encoding") != nil
    guard !isEncoded, let announced = head.value(of: "content-length").flatMap({ Int($0) }),
      announced > count
    else { return .completed }
    return failed(
      .brokenOff,
      "the recording breaks off: \(announced - count) bytes are missing; in a file that was edited, "
        + "remove its Content-Length")
  }

  private func failed(_ kind: TransferFailure.Kind, _ what: String) -> TransferEnd {
    .failed(TransferFailure(kind: kind, detail: "\(name): \(what)"))
  }
}
