import JSON
import Messages
import Options

/// The request that `ask` sends and `count` counts: its body, and the conversation that it belongs to.
struct Question {
  /// The request's body, byte for byte.
  let body: [UInt8]
  /// Whether the request asks for a stream.
  let isStreamed: Bool
  /// The turns in the body that are not in the conversation's file yet.
  let newTurns: [JSON]
  /// The file that the turns are appended to, locked until the process ends.
  let conversation: ConversationFile?
  /// What the answer, and the inputs of tool calls, must follow.
  let schema: AnswerSchema
  /// The request's tools as messages name them, in the request's order.
  let toolNames: [String]

  /// The largest body that the API and the gateway take, in bytes (32 MB).
  static let largestBody = 32 << 20

  /// Reads everything that the arguments name, and waits for another run that uses the conversation's file.
  init(_ arguments: Arguments) throws(Failure) {
    let base = try RequestBody.base(arguments)
    var prompt = try Prompt.beforeLocking(arguments)
    let toolFiles = try arguments.tools.map(ToolFile.init)
    var parts = try RequestBody(arguments, base: base?.json, tools: toolFiles)
    conversation = try Self.conversation(arguments)
    if prompt == nil {
      prompt = try Prompt.afterLocking(conversation?.conversation, arguments)
    }
    parts.prompt = prompt
    parts.conversation = conversation?.conversation.sendable ?? []
    // Alone, what --data gives is sent byte for byte.
    let given = prompt == nil && !arguments.changesBody ? base : nil
    let json: JSON
    if let given {
      (json, newTurns) = (given.json, [])
    } else {
      let built = try Self.build(parts, arguments)
      (json, newTurns) = (built.json, built.newTurns)
    }
    body =
      arguments.command == .count
      ? Self.counted(json, arguments) : given?.bytes ?? json.rendered
    isStreamed = json["stream"] == true
    schema = try AnswerSchema(arguments, body: json)
    toolNames = ToolFile.names(of: json["tools"]?.elements ?? [], from: toolFiles)
    AnswerSchema.warn(arguments, body: json, toolNames)
    // A conversation would keep the answer without the question.
    if conversation != nil, json["messages"] == nil { throw Prompt.missing }
    if body.count > Self.largestBody {
      throw .input(
        "the request has \(body.count) bytes; the server takes at most \(Self.largestBody) (32 MB): "
          + "attach less")
    }
  }

  private static func conversation(_ arguments: Arguments) throws(Failure) -> ConversationFile? {
    guard let path = arguments.conversation else { return nil }
    // A run from which no turn can come only reads the file.
    let isOnlyRead = arguments.dryRun || arguments.printCurl || arguments.command != .ask
    return try ConversationFile(path, isOnlyRead: isOnlyRead)
  }

  private static func build(_ parts: RequestBody, _ arguments: Arguments) throws(Failure)
    -> RequestBody.Built
  {
    do throws(RequestBody.Fault) {
      return try parts.build()
    } catch {
      throw Failure(error, arguments)
    }
  }

  /// The body with only the members that counting takes, and those that `--set` names.
  private static func counted(_ body: JSON, _ arguments: Arguments) -> [UInt8] {
    guard let members = body.members else { return body.rendered }
    let assigned = arguments.assignments.map { $0.key.prefix { $0 != "." } }
    return JSON.object(
      members.filter { member in
        BodyMember.isCounted(member.name.content)
          || assigned.contains { $0 == member.name.content }
      }
    ).rendered
  }
}
