import JSON
import Messages
import Options

/// What the arguments mean: files read, defaults and conflicts settled. After this only the network
/// and the output can fail.
struct Plan {
  /// The request's body, byte for byte.
  let body: [UInt8]
  let form: AnswerForm
  /// Whether the request asks for a stream.
  let isStreamed: Bool
  /// The turns in the body that are not in the conversation's file yet.
  let newTurns: [JSON]
  /// The file that the turns are appended to, locked until the process ends.
  let conversation: ConversationFile?

  /// The largest body that the API and the gateway take, in bytes (32 MB).
  private static let largestBody = 32 << 20

  init(_ arguments: Arguments) throws(Failure) {
    form = AnswerForm(arguments.answer)
    let base = try PlanReader.base(arguments)
    // What another run may write into a pipe is read before this one makes that run wait.
    var prompt = try PlanReader.prompt(arguments)
    if prompt == nil, let path = arguments.conversation,
      !(try ConversationFile(path, isReadOnly: true).goesOn)
    {
      prompt = try PlanReader.defaultPrompt(arguments)
    }
    var parts = try PlanReader.parts(arguments, base: base?.json)
    conversation = try arguments.conversation.map { path throws(Failure) in
      try ConversationFile(path, isReadOnly: arguments.sendsNoTurn)
    }
    let goesOn = conversation?.goesOn ?? false
    if prompt == nil, !goesOn { prompt = try PlanReader.defaultPrompt(arguments) }
    if let base, prompt == nil, !arguments.changesBody {
      (body, newTurns) = (base.bytes, [])
      isStreamed = base.json["stream"] == true
    } else {
      if let prompt { parts.content.append(["type": "text", "text": JSON(prompt)]) }
      parts.conversation = conversation?.conversation.sendable ?? []
      parts.stream = Self.stream(arguments, base: base?.json, form: form)
      do throws(RequestBody.Fault) {
        let built = try parts.build()
        isStreamed = built.json["stream"] == true
        body = built.json.rendered
        newTurns = built.newTurns
      } catch {
        throw PlanReader.failure(error, arguments)
      }
    }
    if body.count > Self.largestBody {
      throw .input(
        "the request has \(body.count) bytes; the server takes \(Self.largestBody) (32 MB) at most: "
          + "attach less")
    }
  }

  /// The longest answer that is not asked for as a stream: servers answer no longer one in one piece
  /// (the official SDKs refuse to ask).
  private static let longestUnstreamed = 21_333

  /// Nil leaves the base's own member as it is.
  private static func stream(_ arguments: Arguments, base: JSON?, form: AnswerForm) -> Bool? {
    if let stream = arguments.stream { return stream }
    if base?["stream"] != nil { return nil }
    let maxTokens = arguments.maxTokens ?? base?["max_tokens"]?.integer ?? Defaults.maxTokens
    return form != .json || maxTokens > longestUnstreamed
  }
}

extension AnswerForm {
  init(_ answer: Arguments.Answer) {
    self =
      switch answer {
      case .text: .text
      case .json: .json
      case .events: .events
      case .toolCalls: .toolCalls
      }
  }
}
