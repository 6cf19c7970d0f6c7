/// What was typed on the command line, read and checked word by word, and nothing more: no file is
/// opened and no variable read. What it means is settled later, in `Plan`.
package struct Arguments: Sendable, Equatable {
  /// One operand after the command.
  package enum Prompt: Sendable, Equatable {
    case literal(String)
    case standardInput
  }

  /// What of the answer is printed, and how.
  package enum OutputForm: Sendable, Equatable { case text, json, events, toolCalls }

  /// What stands on both sides of an `=`.
  package struct KeyedText: Sendable, Equatable {
    package var key: String
    package var text: TextSource
  }

  package var command = Command.ask
  package var prompt: [Prompt] = []
  /// Whether any option but `--data` says something about the request's body.
  package var changesBody = false
  /// What to try where a model refuses one of the options given, in the table's order.
  package var hints: [Option.Hint] = []

  /// The members of the body that options set.
  package var members: [Member] = []
  package var tools: [InputFile] = []
  package var toolChoice: String?
  package var parallelTools = true
  package var data: TextSource?
  package var attachments: [AttachmentArgument] = []
  package var schema: TextSource?
  /// The prompt cache's time to live, `5m` or `1h`.
  package var cache: String?
  package var assignments: [KeyedText] = []

  /// Path of the file of earlier turns.
  package var conversation: String?
  package var toolResults: [KeyedText] = []
  package var toolErrors: [KeyedText] = []

  package var outputForm = OutputForm.text
  /// Whether only the first fenced code block of the text is printed.
  package var extracts = false
  package var stream: Bool?
  package var output: OutputFile?
  package var exitCode = false
  package var strictTools = false
  package var showsThinking = false
  package var dumpHeader: OutputFile?
  package var writeOut: TextSource?
  package var record: OutputFile?
  package var replay: InputFile?
  /// Paths of members of the body, for a folder to replay from.
  package var replayIgnored: [String] = []
  package var printCurl = false
  package var isSilent = false
  package var isVerbose = false
  package var dryRun = false

  package var baseURL: String?
  package var keyFile: InputFile?
  package var headers: [TextSource] = []
  package var betas: [String] = []
  /// Times are in seconds; 0 is no limit.
  package var idleTimeout: Double?
  package var connectTimeout: Double?
  package var maximumTime: Double?
  /// How many times to try again, 0 to 1000.
  package var retries: Int?
  package var retryDelay: Double?
  package var retryMaximumTime: Double?
  package var proxy: String?
  package var caFile: String?
  /// The client certificate, and its private key where that is in another file.
  package var certificate: String?
  package var certificateKey: String?
  package var unixSocket: String?

  /// What is to be done instead of a request.
  package var wantsHelp = false
  package var wantsVersion = false
  package var generatedFile: GeneratedFile?

  /// The options and operands that name standard input; only one of them can read it.
  package var standardInputReaders: [String] = []

  package init() {}
}
