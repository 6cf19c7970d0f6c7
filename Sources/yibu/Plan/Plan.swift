import HTTP
import Messages
import Options

/// What the arguments mean, made once: files and the environment read, defaults and conflicts settled.
/// Nothing after it needs the arguments.
struct Plan {
  /// The command, with what only that command needs.
  enum Task {
    case ask(Question)
    case count
    /// The model to look up; nil for the whole list.
    case models(id: String?)
    case balance
  }

  let task: Task
  let output: OutputPlan
  let writeOut: WriteOut?
  /// What is sent, to where, and how; or what is printed in place of that.
  let action: Action

  enum Action {
    /// `--dry-run` and `--print-curl` print this and send nothing.
    case preview([UInt8])
    case send(SendingPlan)
  }

  init(_ arguments: Arguments) throws(Failure) {
    try Conflicts.check(arguments)
    let deadline = Deadline(arguments)
    if let deadline { try Watchdog.start(deadline) }
    writeOut = try arguments.writeOut.map { text throws(Failure) in try WriteOut(text.read()) }
    try Conflicts.checkFiles(arguments, writeOut)
    var question: Question?
    switch arguments.command {
    case .models: task = .models(id: try Self.modelID(arguments))
    // Help was shown before: it needs no plan.
    case .balance, .help: task = .balance
    case .ask:
      let asked = try Question(arguments)
      (task, question) = (.ask(asked), asked)
    case .count: (task, question) = (.count, try Question(arguments))
    }
    output = try OutputPlan(arguments)
    if arguments.dryRun, let question {
      action = .preview(question.body)
      return
    }
    let isStreamed = if case .ask(let asked) = task { asked.isStreamed } else { false }
    let request = PlannedRequest(
      path: Self.path(of: task), body: question?.body, isStreamed: isStreamed)
    let source = try ResponseSource(arguments, request)
    if arguments.printCurl {
      action = .preview(CurlCommand(arguments, source).bytes)
    } else {
      if case .network = source, output.form == .events, !isStreamed, arguments.stream == nil {
        StandardError.note("the body does not ask for a stream: there are no events; add --stream")
      }
      action = .send(
        try SendingPlan(
          arguments, request, source, deadline: deadline, toolNames: question?.toolNames ?? []))
    }
  }

  /// Prints what takes the place of sending; nothing where the plan is to send.
  func showPreview() throws(Failure) -> ExitStatus {
    guard case .preview(let bytes) = action else { return .success }
    return try output.target.show(bytes)
  }

  /// The path that the command asks for; the first one where it may ask for several.
  private static func path(of task: Task) -> String {
    switch task {
    case .ask: PlannedRequest.messages
    case .count: PlannedRequest.counting
    case .models: "/v1/models?limit=1000"
    case .balance: Balance.path
    }
  }

  private static func modelID(_ arguments: Arguments) throws(Failure) -> String? {
    switch arguments.prompt.first {
    case .standardInput?: throw .usage("models: not a model's name: -")
    case .literal("")?: throw .usage("models: not a model's name: \"\"")
    case .literal(let id)?: return id
    case nil: return nil
    }
  }
}

/// What is printed, and where.
struct OutputPlan {
  let form: OutputForm
  let target: OutputTarget
  /// Whether the model's thinking goes to standard error.
  let showsThinking: Bool
  /// Whether an answer that asks for tools has a status of its own (`--exit-code`).
  let givesExitCode: Bool
  /// Whether a call whose input does not follow its tool's schema is a failure (`--strict-tools`).
  let isStrictAboutTools: Bool
  /// Whether details are shown on standard error (`--verbose`).
  let isVerbose: Bool
  /// Whether only the first code block of the text is printed (`--extract`).
  let extracts: Bool

  fileprivate init(_ arguments: Arguments) throws(Failure) {
    form = OutputForm(arguments.outputForm)
    // An answer that is there is not replaced by what would be sent.
    let isPreview = arguments.dryRun || arguments.printCurl
    target = try OutputTarget(isPreview ? nil : arguments.output)
    showsThinking = arguments.showsThinking
    givesExitCode = arguments.exitCode
    isStrictAboutTools = arguments.strictTools
    isVerbose = arguments.isVerbose
    extracts = arguments.extracts
  }
}

extension OutputForm {
  fileprivate init(_ form: Arguments.OutputForm) {
    self =
      switch form {
      case .text: .text
      case .json: .json
      case .events: .events
      case .toolCalls: .toolCalls
      }
  }
}
