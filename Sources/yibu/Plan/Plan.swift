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
  /// The user turn that is new in the body; nil where there is none.
  let userTurn: JSON?
  /// The file that the turns are appended to, locked until the process ends.
  let conversation: ConversationFile?

  /// The largest body that the API and the gateway take, in bytes (32 MB).
  private static let largestBody = 32 << 20

  init(_ arguments: Arguments) throws(Failure) {
    form = AnswerForm(arguments.answer)
    let base = try PlanReader.base(arguments)
    conversation = try arguments.conversation.map { path throws(Failure) in
      try ConversationFile(path, isReadOnly: arguments.dryRun)
    }
    let prompt = try PlanReader.prompt(arguments, goesOn: conversation?.goesOn ?? false)
    if let base, prompt == nil, !arguments.changesBody {
      (body, userTurn) = (base.bytes, nil)
      isStreamed = base.json["stream"] == true
    } else {
      var parts = try PlanReader.parts(arguments, base: base?.json)
      if let prompt { parts.content.append(["type": "text", "text": JSON(prompt)]) }
      parts.conversation = conversation?.conversation.sendable ?? []
      parts.stream = Self.stream(arguments, base: base?.json, form: form)
      do throws(RequestBody.Fault) {
        let built = try parts.build()
        isStreamed = built.json["stream"] == true
        body = built.json.rendered
        userTurn = built.userTurn
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
