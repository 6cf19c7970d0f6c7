import JSON
import Messages
import Options

/// What the arguments mean: files read, defaults and conflicts settled. Of the body nothing can fail
/// after this; where it goes, with which key and headers, is the `Sender`'s to find out.
struct Plan {
  /// The request's body, byte for byte.
  let body: [UInt8]
  let form: OutputForm
  /// Whether the request asks for a stream.
  let isStreamed: Bool
  /// The turns in the body that are not in the conversation's file yet.
  let newTurns: [JSON]
  /// The file that the turns are appended to, locked until the process ends.
  let conversation: ConversationFile?

  /// The largest body that the API and the gateway take, in bytes (32 MB).
  static let largestBody = 32 << 20

  /// - Parameter deadline: the end of `--max-time`; waiting for another run counts.
  init(_ arguments: Arguments, deadline: Moment?) throws(Failure) {
    form = OutputForm(arguments.answer)
    let base = try PlanReader.base(arguments)
    // What another run may write into a pipe is read before this one makes that run wait.
    var prompt = try PlanReader.prompt(arguments)
    if prompt == nil, let path = arguments.conversation {
      let earlier = try ConversationFile(path, lock: nil)
      if !earlier.conversation.goesOn {
        prompt = try PlanReader.defaultPrompt(arguments, isNeeded: !earlier.conversation.mayGoOn)
      }
    }
    var parts = try PlanReader.parts(arguments, base: base?.json)
    conversation = try arguments.conversation.map { path throws(Failure) in
      let lock = FileLock(deadline: deadline, timeout: .transfer(.totalTimeout(arguments)))
      return try ConversationFile(path, lock: arguments.sendsNoTurn ? nil : lock)
    }
    if prompt == nil, conversation?.conversation.goesOn != true {
      let mayGoOn = conversation?.conversation.mayGoOn ?? false
      prompt = try PlanReader.defaultPrompt(arguments, isNeeded: !mayGoOn)
    }
    let hasMessages: Bool
    if let base, prompt == nil, !arguments.changesBody {
      hasMessages = base.json["messages"] != nil
      (body, newTurns) = (base.bytes, [])
      isStreamed = base.json["stream"] == true
    } else {
      if let prompt { parts.content.append(["type": "text", "text": JSON(prompt)]) }
      parts.conversation = conversation?.conversation.sendable ?? []
      parts.stream = Self.stream(arguments, parts, form: form)
      do throws(RequestBody.Fault) {
        let built = try parts.build()
        hasMessages = built.json["messages"] != nil
        isStreamed = built.json["stream"] == true
        body = built.json.rendered
        newTurns = built.newTurns
      } catch {
        throw PlanReader.failure(error, arguments)
      }
    }
    // A conversation would keep half of an exchange.
    if conversation != nil, !hasMessages { throw PlanReader.noPrompt }
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
  private static func stream(_ arguments: Arguments, _ parts: RequestBody, form: OutputForm)
    -> Bool?
  {
    if let stream = arguments.stream { return stream }
    if parts.base?["stream"] != nil { return nil }
    let maxTokens = parts.assigned("max_tokens")?.integer ?? parts.maxTokens
    let longest = maxTokens ?? parts.base?["max_tokens"]?.integer ?? 0
    return form != .json || longest > longestUnstreamed
  }
}

extension OutputForm {
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
