import JSON

extension StreamReader {
  /// Says that nothing more comes: prints what was waiting for the end and tells what it all came to.
  mutating func finish(into output: inout RenderedOutput) -> ResponseResult {
    endLines(&output)
    do throws(ResponseFailure) {
      return try conclude(into: &output)
    } catch {
      return ResponseResult(failure: error)
    }
  }

  private mutating func conclude(into output: inout RenderedOutput) throws(ResponseFailure)
    -> ResponseResult
  {
    // Made once: it may be as long as the answer.
    let completed = completion.completion
    var message = fold.message
    if message == nil, let completed { message = try ChatCompletion.message(completed) }
    var result =
      message.map { ResponseResult(message: $0, form: form, hasText: hasText) } ?? ResponseResult()
    let isOpen = state == .open && !hasEndedEarly
    switch state {
    case .failed(let failure):
      result.failure = failure
      if form == .json, !unchangedBody.isEmpty { output.add(line: unchangedBody) }
      return result
    case _ where message == nil && otherProtocol != nil:
      result.failure = .unexpected("a stream of another protocol (\(otherProtocol ?? ""))")
      return result
    case _ where isOpen && (fold.stopReason ?? completion.stopReason) == nil,
      _ where result.failure == .brokenOff:
      result.failure = .brokenOff
      result.warnings = []
      return result
    default: break
    }
    guard let message else {
      result.failure = .garbled("a stream without a message")
      return result
    }
    if isOpen { result.warnings.append("the stream ended without its last event") }
    if completion.hasOtherChoices {
      result.warnings.append("the server sent several answers; all but the first are left out")
    }
    if result.failure == nil, let block = fold.blockWithTwoInputs {
      let name = block["name"]?.text ?? "a tool"
      result.failure = .contradiction("the input of the call of \(name) came twice, and differs")
    }
    switch form {
    case .json where !unchangedBody.isEmpty: output.add(line: unchangedBody)
    case .json:
      let whole = fold.envelope == nil ? completed ?? message : message
      whole.render(into: &output.standardOutput)
      output.standardOutput.append(UInt8(ascii: "\n"))
    case .text, .toolCalls: output.add(result.toolCalls, in: form)
    case .events: break
    }
    return result
  }

  private var hasText: Bool { fold.envelope == nil ? completion.hasText : fold.hasText }
}
