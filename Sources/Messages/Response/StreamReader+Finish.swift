import JSON

extension StreamReader {
  /// Says that nothing more comes: prints what was waiting for the end and tells what it all came to.
  mutating func finish(into output: inout RenderedOutput) -> ResponseResult {
    endLines(&output)
    // Made once: it may be as long as the answer.
    let message = self.message
    var result = message.map(ResponseResult.init(message:)) ?? ResponseResult()
    switch state {
    case .failed(let failure):
      result.failure = failure
      if form == .json, !unchangedBody.isEmpty { output.add(line: unchangedBody) }
      return result
    case .open where (fold.stopReason ?? completion.stopReason) == nil:
      result.failure = .brokenOff
      result.warnings = []
      return result
    case .open: result.warnings.append("the stream ended without its last event")
    case .ended: break
    }
    guard let message else {
      result.failure = .garbled("a stream without a message")
      return result
    }
    switch form {
    case .json where !unchangedBody.isEmpty: output.add(line: unchangedBody)
    case .json:
      let whole = fold.envelope == nil ? completion.completion ?? message : message
      whole.render(into: &output.standardOutput)
      output.standardOutput.append(UInt8(ascii: "\n"))
    case .text, .toolCalls: output.add(result.toolCalls, in: form)
    case .events: break
    }
    return result
  }

  private var message: JSON? {
    fold.message ?? completion.completion.map(ChatCompletion.message)
  }
}
