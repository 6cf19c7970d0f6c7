/// What was typed on the command line, read and checked word by word, and nothing more: no file is
/// opened and no variable read. What it means is settled later, in `Plan`.
package struct Arguments: Sendable, Equatable {
  /// One operand behind the command.
  package enum Prompt: Sendable, Equatable {
    case literal(String)
    case standardInput
  }

  package enum Answer: Sendable, Equatable { case text, json, events, toolCalls }

  /// What stands on both sides of an `=`.
  package struct KeyedText: Sendable, Equatable {
    package var key: String
    package var text: TextSource
  }

  package var command = Command.ask
  package var prompt: [Prompt] = []
  /// Whether any option but `--data` says something about the request's body.
  package var changesBody = false

  package var model: String?
  package var maxTokens: Int?
  package var system: [TextSource] = []
  package var tools: [InputFile] = []
  package var toolChoice: String?
  package var parallelTools = true
  package var data: TextSource?
  package var attachments: [AttachmentArgument] = []
  package var schema: InputFile?
  package var thinking: String?
  package var effort: String?
  /// Numbers as they are spelled.
  package var temperature: String?
  package var topP: String?
  package var topK: Int?
  package var stopSequences: [TextSource] = []
  package var cache: String?
  package var userID: String?
  package var assignments: [KeyedText] = []

  /// Path of the file of earlier turns.
  package var conversation: String?
  package var toolResults: [KeyedText] = []
  package var toolErrors: [KeyedText] = []

  package var answer = Answer.text
  package var stream: Bool?
  package var output: OutputFile?
  package var exitCode = false
  package var showsThinking = false
  package var dumpHeader: OutputFile?
  package var writeOut: TextSource?
  package var record: OutputFile?
  package var replay: InputFile?
  package var printCurl = false
  package var isSilent = false
  package var isVerbose = false
  package var dryRun = false

  package var baseURL: String?
  package var keyFile: InputFile?
  package var headers: [TextSource] = []
  package var betas: [String] = []
  package var idleTimeout: Double?
  package var connectTimeout: Double?
  package var maximumTime: Double?
  package var retries: Int?
  package var retryMaximumTime: Double?
  package var proxy: String?
  package var caFile: String?

  /// The options and operands that name standard input; more than one is a usage error.
  package var standardInputReaders: [String] = []

  package init() {}

  /// Whether no turn can come of it, so that a conversation is only read.
  package var sendsNoTurn: Bool { dryRun || printCurl || command != .ask }
}
