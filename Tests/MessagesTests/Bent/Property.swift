import HTTP
import JSON
import Messages

/// Status 0 means that every text and call of the stream is in the output.
enum Property {
  /// What is wrong with how a stream is read; nil where nothing is.
  static func violation(_ list: EventList) -> String? { check(list).violation }

  /// Whether a stream is taken for an answer.
  static func isAnswer(_ list: EventList) -> Bool { check(list).isAnswer }

  /// Reads a stream in each form.
  static func check(_ list: EventList) -> (isAnswer: Bool, violation: String?) {
    let (body, oracle) = (list.body, Oracle(list))
    var isAnswer = false
    for (form, isHeld) in forms {
      let (result, output) = read(body, form, isHeld: isHeld)
      guard result.failure == nil else { continue }
      isAnswer = true
      if let fault = fault(result, output, oracle, form) { return (true, "\(form): \(fault)") }
    }
    return (isAnswer, nil)
  }

  private static let forms: [(OutputForm, Bool)] = [
    (.text, false), (.text, true), (.json, false), (.toolCalls, false),
  ]

  private static func read(_ body: [UInt8], _ form: OutputForm, isHeld: Bool)
    -> (ResponseResult, [UInt8])
  {
    var reader = ResponseReader(
      form: form, keepsMessage: true, showsThinking: false, isHeld: isHeld)
    reader.begin(
      ResponseHead(
        status: 200, fields: [.init(name: "content-type", value: "text/event-stream")]))
    var output = RenderedOutput()
    body.withUnsafeBufferPointer { _ = reader.receive($0, into: &output) }
    let result = reader.finish(isWhole: true, into: &output)
    return (result, output.standardOutput)
  }

  private static func fault(
    _ result: ResponseResult, _ output: [UInt8], _ oracle: Oracle, _ form: OutputForm
  ) -> String? {
    let printed = counts(output)
    let kept = counts(result.message?.rendered ?? [])
    if form != .toolCalls {
      for (mark, count) in oracle.text where printed[mark, default: 0] < count {
        return "\(mark) is not printed"
      }
    }
    for (mark, count) in oracle.text where kept[mark, default: 0] < count {
      return "\(mark) is not kept"
    }
    for (mark, count) in oracle.thinking where kept[mark, default: 0] < count {
      return "\(mark) is not kept"
    }
    for mark in oracle.calls where printed[mark] == nil { return "\(mark) is not printed" }
    for mark in oracle.calls.union(oracle.otherInputs) where kept[mark] == nil {
      return "\(mark) is not kept"
    }
    if result.stopReason == .toolUse, result.toolCalls.isEmpty { return "no call, but tool_use" }
    if result.toolCalls.contains(where: { $0.name.text?.isEmpty != false }) {
      return "a call without a name"
    }
    return nil
  }

  private static func counts(_ bytes: [UInt8]) -> [String: Int] {
    Oracle.marks(in: bytes).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
