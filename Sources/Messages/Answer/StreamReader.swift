import EventStream
import JSON

/// Reads the events of a streamed answer: prints what is to be printed as it arrives and folds what
/// is needed at the end. Events of the Messages API and chunks of OpenAI's are both understood.
struct StreamReader: Sendable {
  let form: AnswerForm
  let showsThinking: Bool
  let head: ResponseHead
  var fold: MessageFold
  var completion: ChatCompletionFold
  var text = TextRenderer()
  var thinking = TextRenderer()
  var state = State.open
  /// Whether a part of the message was printed, so that it can no longer be taken back.
  var hasPrintedContent = false

  /// An event that is the whole answer, an error or another protocol's: printed so with `--json`.
  var wholeAnswer: [UInt8] = []

  enum State: Sendable, Equatable {
    case open
    /// The protocol's own end was seen.
    case ended
    case failed(AnswerFailure)
  }

  init(form: AnswerForm, keepsText: Bool, showsThinking: Bool, head: ResponseHead) {
    self.form = form
    self.showsThinking = showsThinking
    self.head = head
    fold = MessageFold(keepsText: keepsText)
    completion = ChatCompletionFold(keepsText: keepsText)
  }

  mutating func receive(_ event: ServerSentEvent, into output: inout AnswerOutput) {
    guard state == .open, !event.data.isEmpty else { return }
    do throws(AnswerFailure) {
      try handle(event, into: &output)
    } catch {
      state = .failed(error)
    }
  }

  private mutating func handle(_ event: ServerSentEvent, into output: inout AnswerOutput)
    throws(AnswerFailure)
  {
    // OpenAI's end of a stream. The Messages API has none of it, but gateways do.
    if event.data.count == 6, event.data.elementsEqual("[DONE]".utf8) {
      state = .ended
      return
    }
    let parsed = try Self.parse(event.data)
    if form == .events { printLine(event, into: &output) }
    switch parsed {
    case .delta(let delta): try apply(delta, into: &output)
    case .value(let value): try apply(value, name: event.name, data: event.data, into: &output)
    }
  }

  private enum Parsed {
    case delta(DeltaEvent)
    case value(JSON)
  }

  private static func parse(_ data: UnsafeBufferPointer<UInt8>) throws(AnswerFailure) -> Parsed {
    do throws(JSONError) {
      if let delta = try DeltaEvent(data) { return .delta(delta) }
      return .value(try JSON.parse(data))
    } catch {
      throw .garbled("broken JSON in the stream (\(error.reason.rawValue))")
    }
  }

  private func printLine(_ event: ServerSentEvent, into output: inout AnswerOutput) {
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

  private mutating func apply(
    _ event: JSON, name: UnsafeBufferPointer<UInt8>, data: UnsafeBufferPointer<UInt8>,
    into output: inout AnswerOutput
  ) throws(AnswerFailure) {
    if let error = APIError(event, head: head) {
      wholeAnswer = Array(data)
      throw .api(error)
    }
    if ChatCompletion.isChunk(event) { return applyChunk(event, into: &output) }
    switch event["type"]?.text ?? String(decoding: name, as: UTF8.self) {
    case "message_start": try startMessage(event["message"] ?? .object([]), into: &output)
    case "content_block_start": try startBlock(event, into: &output)
    case "content_block_delta": try applyDelta(event, into: &output)
    case "message_delta":
      try requireMessage()
      fold.merge(event)
    case "message_stop":
      try requireMessage()
      state = .ended
    case "message": try applyWhole(event, into: &output)
    default:
      if ChatCompletion.isOne(event) {
        wholeAnswer = Array(data)
        try applyWhole(ChatCompletion.message(event), into: &output)
      }
    }
  }
}
