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
    /// What stands before it: a path, or the id of a call.
    package var key: String
    /// What stands after it.
    package var text: TextSource
  }

  /// The first operand.
  package var command = Command.ask
  /// The operands after the command, in their order.
  package var prompt: [Prompt] = []
  /// Whether any option but `--data` says something about the request's body.
  package var changesBody = false
  /// What to try where a model refuses one of the options given, in the table's order.
  package var hints: [Option.Hint] = []

  /// The members of the body that options set.
  package var members: [Member] = []
  /// Files of tools (`--tool`).
  package var tools: [InputFile] = []
  /// A word of the API (`auto`, `any`, `none`) or the name of a tool.
  package var toolChoice: String?
  /// Whether the answer may have more than one tool call.
  package var parallelTools = true
  /// The base of the body, as JSON (`--data`).
  package var data: TextSource?
  /// Images and documents, in their order.
  package var attachments: [AttachmentArgument] = []
  /// The JSON Schema that the answer must follow; a literal is the schema itself.
  package var schema: TextSource?
  /// The prompt cache's time to live, `5m` or `1h`.
  package var cache: String?
  /// Members of the body by their paths (`--set`), in their order.
  package var assignments: [KeyedText] = []

  /// Path of the file of earlier turns.
  package var conversation: String?
  /// Answers to tool calls, by the id of the call or the name of the tool.
  package var toolResults: [KeyedText] = []
  /// The same for calls that failed.
  package var toolErrors: [KeyedText] = []

  /// The last of `--json`, `--events` and `--tool-calls`.
  package var outputForm = OutputForm.text
  /// Whether only the first fenced code block of the text is printed.
  package var extracts = false
  /// Whether the answer is asked for as a stream; nil where neither option says so.
  package var stream: Bool?
  /// Where the answer goes; nil is standard output.
  package var output: OutputFile?
  /// Whether an answer that asks for tools has a status of its own.
  package var exitCode = false
  /// Whether a call that does not follow its schema is a failure.
  package var strictTools = false
  /// Whether thinking goes to standard error.
  package var showsThinking = false
  /// Where the response's head goes; nil is nowhere.
  package var dumpHeader: OutputFile?
  /// What is printed after the answer, with its variables.
  package var writeOut: TextSource?
  /// The file or folder that the response is kept in.
  package var record: OutputFile?
  /// The file or folder that the response comes from.
  package var replay: InputFile?
  /// Paths of members of the body, for a folder to replay from.
  package var replayIgnored: [String] = []
  /// Whether a curl command is printed and nothing is sent.
  package var printCurl = false
  /// Whether notes and warnings are left out.
  package var isSilent = false
  /// Whether headers and timing are shown.
  package var isVerbose = false
  /// Whether the body is printed and nothing is sent.
  package var dryRun = false

  /// The server's address, as it was typed; nil where a variable or the default says it.
  package var baseURL: String?
  /// The file that holds the key.
  package var keyFile: InputFile?
  /// Header fields, each as `Name: value`, or a file of them.
  package var headers: [TextSource] = []
  /// Names of beta features, for one header field.
  package var betas: [String] = []
  /// Until the next byte from the server. In seconds, 0 is no limit.
  package var idleTimeout: Double?
  /// Until the connection stands. In seconds, 0 is no limit.
  package var connectTimeout: Double?
  /// For everything together. In seconds, 0 is no limit.
  package var maximumTime: Double?
  /// How many times to try again, 0 to 1000.
  package var retries: Int?
  /// Between two attempts. In seconds; 0 is the doubling waits.
  package var retryDelay: Double?
  /// From the start to the last attempt. In seconds, 0 is no limit.
  package var retryMaximumTime: Double?
  /// The proxy's URL; an empty one is no proxy.
  package var proxy: String?
  /// Path of a file of certificates to trust, as PEM.
  package var caFile: String?
  /// Path of the client certificate, as PEM; it may hold the private key, too.
  package var certificate: String?
  /// Path of the private key, as PEM.
  package var certificateKey: String?
  /// Path of a Unix socket to connect to.
  package var unixSocket: String?

  /// `--help` was given, which wins over all else.
  package var wantsHelp = false
  /// `--version` was given.
  package var wantsVersion = false
  /// What `--generate` names.
  package var generatedFile: GeneratedFile?

  /// The options and operands that name standard input; only one of them can read it.
  package var standardInputReaders: [String] = []

  /// An empty command line.
  package init() {}
}
