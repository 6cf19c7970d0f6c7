import EventStream
import HTTP
import JSON

/// Reads the events of a streamed answer: prints what is to be printed as it arrives and folds what
/// is needed at the end. Events of the Messages API and chunks of OpenAI's are both understood.
struct StreamReader: Sendable {
  let form: OutputForm
  let showsThinking: Bool
  let head: ResponseHead
  /// Whether standard output is seen only at the end, so that text can be discarded.
  let isHeld: Bool
  /// How much of an answer may be kept, in bytes.
  let keptLimit: Int
  var fold: MessageFold
  var completion: ChatCompletionFold
  var text = TextRenderer()
  var thinking = TextRenderer()
  var state = State.open
  /// Whether a part of the message was printed, so that it can no longer be discarded.
  var hasPrintedContent = false
  /// Whether an end came after which more may come: the protocol's own without a stop reason before it,
  /// or a completion in one piece.
  var hasEndedEarly = false
  /// What the first event calls itself that belongs to another protocol; nil where there is none.
  var otherProtocol: String?
  /// How many bytes of events other than deltas are kept.
  var keptCount = 0

  /// An event that is the whole answer, an error or another protocol's: printed so with `--json`.
  var unchangedBody: [UInt8] = []

  enum State: Sendable, Equatable {
    case open
    /// The protocol's own end was seen.
    case ended
    case failed(ResponseFailure)
  }

  init(
    form: OutputForm, keepsText: Bool, showsThinking: Bool, isHeld: Bool, head: ResponseHead,
    keptLimit: Int
  ) {
    self.form = form
    self.isHeld = isHeld
    self.showsThinking = showsThinking
    self.head = head
    self.keptLimit = keptLimit
    fold = MessageFold(keepsText: keepsText)
    completion = ChatCompletionFold(keepsText: keepsText)
  }

  /// Whether a message has begun, in either protocol.
  var hasMessage: Bool { fold.envelope != nil || completion.hasBegun }

  mutating func receive(_ event: ServerSentEvent, into output: inout RenderedOutput) {
    guard state == .open, !event.data.isEmpty else { return }
    do throws(ResponseFailure) {
      try handle(event, into: &output)
      if keptCount + fold.keptCount + completion.keptCount > keptLimit {
        throw .tooLarge("the answer is larger than \(ResponseLimits.shown(keptLimit))")
      }
    } catch {
      state = .failed(error)
    }
  }

  /// Takes an event that the end of the stream left without its empty line. JSON that ends in the
  /// middle was cut off there, and is not an event.
  mutating func receiveLast(_ event: ServerSentEvent, into output: inout RenderedOutput) {
    guard Self.isCutOff(event.data), !event.name.elementsEqual("error".utf8) else {
      return receive(event, into: &output)
    }
    // Only errors come without a field name: one that is cut off is a failure all the same.
    if state == .open, !event.isFramed { state = .failed(.brokenOff) }
  }

  private static func isCutOff(_ data: UnsafeBufferPointer<UInt8>) -> Bool {
    if "[DONE".utf8.starts(with: data) { return true }
    do throws(JSONError) {
      _ = try JSON.parse(data)
      return false
    } catch {
      return error.isCutOff(in: data)
    }
  }

  private mutating func handle(_ event: ServerSentEvent, into output: inout RenderedOutput)
    throws(ResponseFailure)
  {
    // OpenAI's end of a stream. The Messages API has none of it, but gateways do.
    if Self.isDone(event.data) { return end() }
    let parsed: Parsed
    do throws(JSONError) {
      parsed = try Self.parse(event.data)
    } catch {
      return try handleText(event, error)
    }
    if form == .events { printLine(event, into: &output) }
    switch parsed {
    case .delta(let delta): try apply(delta, into: &output)
    case .value(let value): try apply(value, of: event, into: &output)
    }
  }

  /// Takes the protocol's own end. Without a stop reason before it, it may stand too early: what still
  /// comes is read.
  mutating func end() {
    if (fold.stopReason ?? completion.stopReason) != nil {
      state = .ended
    } else {
      hasEndedEarly = true
    }
  }

  /// Takes an event whose data is not JSON: only its name can say what it is.
  private func handleText(_ event: ServerSentEvent, _ error: JSONError) throws(ResponseFailure) {
    switch String(decoding: event.name, as: UTF8.self) {
    case "error":
      let text = event.data.prefix(JSON.longestWords)
      throw .api(APIError(head: head, text: String(decoding: text, as: UTF8.self)))
    case "", "message", "message_start", "content_block_start", "content_block_delta",
      "content_block_stop", "message_delta", "message_stop":
      throw .garbled("broken JSON in the stream (\(error.reason.rawValue))")
    // `ping`, and what does not exist yet.
    default: break
    }
  }

  /// Whether it is `[DONE]`, with perhaps some white space around it. No other event is so short.
  private static func isDone(_ data: UnsafeBufferPointer<UInt8>) -> Bool {
    data.count < 12
      && data.lazy.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        .elementsEqual("[DONE]".utf8)
  }

  private enum Parsed {
    case delta(DeltaEvent)
    case value(JSON)
  }

  private static func parse(_ data: UnsafeBufferPointer<UInt8>) throws(JSONError) -> Parsed {
    if let delta = try DeltaEvent(data) { return .delta(delta) }
    return .value(try JSON.parse(data))
  }

  private func printLine(_ event: ServerSentEvent, into output: inout RenderedOutput) {
    if event.isOneLine {
      output.standardOutput += event.data
    } else {
      // A line feed in JSON text can stand between tokens only: a space says the same.
      output.standardOutput += event.data.lazy.map {
        $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0
      }
    }
    output.standardOutput.append(UInt8(ascii: "\n"))
  }
}
