import HTTP
import Messages
import Options

/// A recorded response (`--replay`), given out as if it came over the network.
struct Recording {
  private let name: String
  private let head: ResponseHead
  private let body: ArraySlice<UInt8>

  init(_ file: InputFile) throws(Failure) {
    let bytes = try file.readBytes(limit: .max)
    name = file.name
    var rest = bytes[...]
    var last: ResponseHead?
    // `curl -i` prints interim responses, and a proxy's, before the one that counts.
    while rest.starts(with: "HTTP/".utf8), let head = Self.readHead(&rest) { last = head }
    guard let last else {
      throw .input(
        "\(file.name): not a recorded response: it must begin with HTTP/, as curl -i prints it")
    }
    head = last
    body = rest
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
    var rest = body
    while !rest.isEmpty {
      let piece = rest.prefix(1 << 14)
      rest = rest.dropFirst(piece.count)
      let answer = piece.withUnsafeBytes { receive(.body($0)) }
      if case .done = answer { return .completed }
    }
    // What curl decoded has another length than what was announced.
    let isEncoded = head.value(of: "content-encoding") != nil
    guard !isEncoded, let announced = head.value(of: "content-length").flatMap({ Int($0) }),
      announced > body.count
    else { return .completed }
    return .failed(
      TransferFailure(
        kind: .brokenOff,
        detail: "\(name): the recording breaks off: \(announced - body.count) bytes are missing"))
  }
}
