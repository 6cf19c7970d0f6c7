import EventStream
package import HTTP
import JSON

/// Reads one HTTP response, whatever it turns out to be, and gives what is to be printed.
///
/// A pure value: `begin` takes the head, `receive` each piece of the body, `finish` the end. The
/// server decides the answer's form: the first byte of the body tells JSON, an event stream and HTML
/// apart, since gateways label errors as event streams and streams as nothing at all.
package struct ResponseReader: Sendable {
  /// How the answer is printed.
  package let form: OutputForm
  /// Whether text is kept for the message at the end. Not needed for printing it.
  let keepsText: Bool
  let showsThinking: Bool
  /// Whether standard output is seen only at the end.
  let isHeld: Bool
  private let limits: ResponseLimits
  private var head = ResponseHead(status: 0)
  private var body = Body.unknown([], blanks: 0)
  private var parser = EventStreamParser()
  private var pageFinder = WebPage.Finder()
  /// Whether there was more white space ahead of the body than is kept.
  private var dropsLeadingSpace = false
  /// Why reading ended before the response did.
  private var excess: ResponseFailure?

  private enum Body {
    /// Nothing but white space so far; how many of the bytes are known to be that.
    case unknown([UInt8], blanks: Int)
    case whole([UInt8])
    case stream(StreamReader)
  }

  /// - Parameters:
  ///   - keepsMessage: whether the result must hold the message with its text.
  ///   - showsThinking: whether thinking is put out as it arrives.
  ///   - isHeld: whether standard output is seen only at the end, so that a message which begins a
  ///     second time can take back the text that was put out of it (`RenderedOutput.discardsEarlier`).
  ///   - limits: how much is kept in memory.
  package init(
    form: OutputForm, keepsMessage: Bool, showsThinking: Bool, isHeld: Bool,
    limits: ResponseLimits = ResponseLimits()
  ) {
    self.form = form
    self.limits = limits
    keepsText = keepsMessage || form == .json
    self.showsThinking = showsThinking
    self.isHeld = isHeld
  }

  /// Takes the response's head, before any of its body.
  package mutating func begin(_ head: ResponseHead) { self.head = head }

  /// Takes the next piece of the body. Returns false once nothing that follows can matter.
  package mutating func receive(
    _ piece: UnsafeBufferPointer<UInt8>, into output: inout RenderedOutput
  ) -> Bool {
    switch body {
    // The head says where the redirect leads.
    case _ where head.isRedirect: return true
    case .unknown(var bytes, let blanks):
      body = .unknown([], blanks: 0)
      bytes += piece
      decideForm(bytes, after: blanks)
      if case .stream = body {
        bytes.withUnsafeBufferPointer { feed($0, into: &output) }
      }
    case .whole(var bytes):
      body = .unknown([], blanks: 0)
      bytes += piece
      body = .whole(bytes)
    case .stream: feed(piece, into: &output)
    }
    checkLimit()
    if case .stream(let stream) = body, stream.state != .open { return false }
    return excess == nil
  }

  /// Gives up what is too large, and the memory for it.
  private mutating func checkLimit() {
    switch body {
    case .whole(let bytes) where bytes.count > limits.body(of: head):
      excess = limits.failure(of: head)
      body = .unknown([], blanks: 0)
    case .stream(let stream) where stream.state == .open && parser.heldCount > limits.held:
      excess = .tooLarge(
        "an event of the stream is larger than \(ResponseLimits.shown(limits.held))")
      parser = EventStreamParser()
    default: break
    }
  }

  /// - Parameter blanks: how many bytes are known to be white space, some servers' sign of life.
  private mutating func decideForm(_ bytes: [UInt8], after blanks: Int) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if bytes.count < 3, byteOrderMark.starts(with: bytes) {
      body = .unknown(bytes, blanks: 0)
      return
    }
    let start = bytes.starts(with: byteOrderMark) ? 3 : 0
    let text = bytes[max(start, blanks)...].drop(while: \.isJSONSpace)
    dropsLeadingSpace = dropsLeadingSpace || text.startIndex > limits.leadingSpace
    switch (text.first, looksLikeStream(text)) {
    case (nil, _), (_, nil):
      body =
        dropsLeadingSpace
        ? .unknown(Array(text), blanks: 0) : .unknown(bytes, blanks: text.startIndex)
    case (UInt8(ascii: "{")?, _), (UInt8(ascii: "[")?, _), (UInt8(ascii: "<")?, _), (_, false):
      body = .whole(dropsLeadingSpace ? Array(text) : bytes)
    default:
      body = .stream(
        StreamReader(
          form: form, keepsText: keepsText, showsThinking: showsThinking, isHeld: isHeld,
          head: head, keptLimit: limits.held))
    }
  }

  /// Whether a body that begins so is an event stream; nil where more of it must be seen.
  private func looksLikeStream(_ text: ArraySlice<UInt8>) -> Bool? {
    guard head.isSuccess else { return false }
    if promisesStream || text.first == UInt8(ascii: ":") { return true }
    var mayBe = false
    for field in ["data:", "event:", "id:", "retry:"] {
      if text.starts(with: field.utf8) { return true }
      mayBe = mayBe || field.utf8.starts(with: text)
    }
    return mayBe ? nil : false
  }

  private var promisesStream: Bool {
    head.value(of: "content-type")?.lowercased().hasPrefix("text/event-stream") == true
  }

  private mutating func feed(
    _ piece: UnsafeBufferPointer<UInt8>, into output: inout RenderedOutput
  ) {
    guard case .stream(var stream) = body else { return }
    body = .unknown([], blanks: 0)
    if !stream.hasMessage { pageFinder.feed(piece) }
    parser.feed(piece) { stream.receive($0, into: &output) }
    body = .stream(stream)
  }

  /// Says that the response is over and tells what it came to.
  ///
  /// - Parameter isWhole: whether the connection ended the response properly.
  package mutating func finish(isWhole: Bool, into output: inout RenderedOutput) -> ResponseResult {
    if head.isRedirect {
      return ResponseResult(
        failure: .redirected(status: head.status, location: head.value(of: "location")))
    }
    switch body {
    case .stream(var stream):
      if excess == nil { parser.finish { stream.receiveLast($0, into: &output) } }
      var result = stream.finish(into: &output)
      if let excess, case .open = stream.state { result.failure = excess }
      if result.failure == .brokenOff, !stream.hasMessage, let page = pageFinder.summary {
        result.failure = .unexpected(page)
      }
      return result
    case _ where excess != nil: return ResponseResult(failure: excess ?? .brokenOff)
    case .unknown where promisesStream && head.isSuccess:
      return ResponseResult(failure: .brokenOff)
    case .whole(let bytes), .unknown(let bytes, _):
      // The status of an error says enough, however much of its body came.
      if !isWhole, !head.isError { return ResponseResult(failure: .brokenOff) }
      return WholeBodyReader(form: form, showsThinking: showsThinking, head: head).read(
        bytes, into: &output)
    }
  }
}
