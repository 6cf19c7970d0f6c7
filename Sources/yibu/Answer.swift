import Messages
import Synchronization

/// The answer as it comes in: each part goes through the reader straight to the output, on the
/// thread that received it. A slow reader of our output thereby slows the server down.
final class Answer: Sendable {
  private struct State: Sendable {
    var reader: AnswerReader
    var output = AnswerOutput()
  }

  private let state: Mutex<State>
  private let target: OutputTarget
  private let isVerbose: Bool

  init(_ reader: AnswerReader, output: OutputTarget, isVerbose: Bool) {
    state = Mutex(State(reader: reader))
    target = output
    self.isVerbose = isVerbose
  }

  func receive(_ part: ResponsePart) -> Continuation {
    state.withLock { state in
      switch part {
      case .head(let head):
        if isVerbose { Trace.show(head) }
        state.reader.begin(head)
        return .more
      case .body(let bytes):
        let goesOn = state.reader.receive(
          bytes.assumingMemoryBound(to: UInt8.self), into: &state.output)
        flush(&state.output)
        return goesOn ? .more : .done
      }
    }
  }

  /// Says how the exchange ended and prints what was waiting for that.
  func finish(_ end: TransferEnd) throws(Failure) -> AnswerResult {
    let isWhole = if case .completed = end { true } else { false }
    // Where time ran out while the output blocks, the lock is held by who writes it.
    let result: AnswerResult? = state.withLockIfAvailable { state in
      let result = state.reader.finish(isWhole: isWhole, into: &state.output)
      flush(&state.output)
      return result
    }
    if case .failed(let failure) = end {
      // An answer that had come to its stop reason is whole, however the connection ended.
      guard let result, result.failure != .brokenOff else { throw .transfer(failure) }
      return result
    }
    return result ?? AnswerResult()
  }

  private func flush(_ output: inout AnswerOutput) {
    if output.isEmpty { return }
    do throws(Failure) {
      try target.write(output.standardOutput)
    } catch {
      // Nobody takes the answer any more: there is nothing to wait for.
      Process.end(error)
    }
    try? FileDescriptor.standardError.write(output.thinking)
    output.removeAll()
  }
}
