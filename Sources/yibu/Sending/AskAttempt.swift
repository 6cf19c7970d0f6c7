import HTTP
import Messages
import Synchronization

/// An attempt at an answer, which is printed as it comes: each part goes through the reader straight to
/// the output, on the thread that received it. A slow reader of our output thereby slows the server down.
final class AskAttempt: Attempt {
  private struct State: Sendable {
    var reader: ResponseReader
    var head: ResponseHead?
    var output = RenderedOutput()
    var result: ResponseResult?
    var hasPrinted = false
    /// The last byte that went to the output; nil where none did.
    var lastByte: UInt8?
    /// Makes the output fit for a terminal; nil where it goes elsewhere.
    var outputFilter: TerminalText?
    var thinkingFilter: TerminalText?
    /// Keep secrets out of the thinking, which goes to standard error.
    var secrets = SecretFilters()
  }

  private let state: Mutex<State>
  private let target: OutputTarget
  private let timing: Timing
  private let form: OutputForm
  /// Whether nothing is printed of the text here: the caller prints a part of it once it is complete.
  private let holdsText: Bool

  init(_ reader: ResponseReader, output: OutputTarget, holdsText: Bool, timing: Timing) {
    var state = State(reader: reader)
    if output.isTerminal { state.outputFilter = TerminalText(reader.form == .text ? .text : .json) }
    if FileDescriptor.standardError.isTerminal { state.thinkingFilter = TerminalText() }
    self.state = Mutex(state)
    target = output
    form = reader.form
    self.holdsText = holdsText
    self.timing = timing
  }

  /// The response's head; nil where none came.
  var head: ResponseHead? { state.withLockIfAvailable(\.head) ?? nil }
  /// What the attempt came to, also where that was a failure; nil before `finish`.
  var result: ResponseResult? { state.withLockIfAvailable(\.result) ?? nil }

  func receive(_ part: ResponsePart) -> Continuation {
    state.withLock { state in
      // Time may have run out while this waited for the lock.
      guard state.result == nil else { return .done }
      switch part {
      case .head(let head):
        state.head = head
        state.reader.begin(head)
        return .more
      case .body(let bytes):
        let goesOn = state.reader.receive(
          bytes.assumingMemoryBound(to: UInt8.self), into: &state.output)
        flush(&state)
        return goesOn ? .more : .done
      }
    }
  }

  /// What is still to be printed waits for `printRest`: a failed attempt may be followed by another.
  func finish(_ end: TransferEnd) throws(AttemptFailure) {
    let isWhole = if case .completed = end { true } else { false }
    // Where time ran out while the output blocks, the lock is held by the one who writes.
    let finished = state.withLockIfAvailable { state in
      let result = state.reader.finish(isWhole: isWhole, into: &state.output)
      state.result = result
      return (result: result, head: state.head, hasPrinted: state.hasPrinted)
    }
    guard let failure = Self.failure(end, finished?.result) else { return }
    let hasPrinted = finished?.hasPrinted ?? true
    throw AttemptFailure(
      failure: Self.hinted(failure, hasPrinted: hasPrinted), head: finished?.head,
      isFinal: hasPrinted || !mayDiffer(failure))
  }

  private static func hinted(_ failure: Failure, hasPrinted: Bool) -> Failure {
    guard hasPrinted, case .answer(.brokenOff, nil) = failure else { return failure }
    return .answer(.brokenOff, hint: "what was printed is incomplete")
  }

  /// Whether another attempt may bring something else: what broke the protocol comes the same again, as
  /// a rule, so that it is paid for again only where the output is held for the sake of a whole answer.
  private func mayDiffer(_ failure: Failure) -> Bool {
    guard case .answer(.garbled, _) = failure else { return true }
    return target.isHeld || holdsText || form == .json || form == .toolCalls
  }

  /// An answer that had come to its stop reason is whole, however the connection ended; one that
  /// broke off did so for the connection's reason, if that gives one.
  private static func failure(_ end: TransferEnd, _ result: ResponseResult?) -> Failure? {
    guard case .failed(let transfer) = end else { return result?.failure.map { .answer($0) } }
    guard let result, result.failure != .brokenOff else { return .transfer(transfer) }
    return result.failure.map { .answer($0) }
  }

  /// Prints what was waiting for the end.
  func printRest() {
    _ = state.withLockIfAvailable { flush(&$0, isEnd: true) }
  }

  private func flush(_ state: inout State, isEnd: Bool = false) {
    if state.output.isEmpty, !isEnd { return }
    let thinking = state.secrets.filter(state.output.thinking, isEnd: isEnd)
    if !thinking.isEmpty {
      TransientLine.end()
      try? FileDescriptor.standardError.write(state.thinkingFilter?.show(thinking) ?? thinking)
      state.hasPrinted = true
    }
    let output = state.output.standardOutput
    if holdsText {
      if !output.isEmpty { timing.markText() }
      return state.output.removeAll()
    }
    do throws(Failure) {
      if state.output.discardsEarlier { try target.restart() }
      try target.write(state.outputFilter?.show(output) ?? output)
      state.lastByte = output.last ?? state.lastByte
      if isEnd { try target.endLine(after: state.lastByte) }
    } catch {
      // Nobody takes the answer any more: there is nothing to wait for.
      Process.end(error)
    }
    if !output.isEmpty {
      timing.markText()
      if !target.isHeld { state.hasPrinted = true }
    }
    state.output.removeAll()
  }
}
