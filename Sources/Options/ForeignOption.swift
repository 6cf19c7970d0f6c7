/// Options that people know from other tools (curl, llm, aichat, gh, the official CLI) and that yibu
/// does not have, each with what does the same here.
struct ForeignOption: Sendable {
  /// Names without dashes, with spaces between them; one of one letter is that letter.
  let names: String
  let advice: String

  init(_ names: String, _ advice: String) {
    self.names = names
    self.advice = advice
  }

  /// What to do instead; nil for a name that is not known from elsewhere.
  static func advice(on name: String) -> String? {
    table.first { $0.names.split(separator: " ").contains { $0 == name } }?.advice
  }

  static let table = [
    // The request.
    ForeignOption(
      "p prompt message messages query question text input print",
      #"the prompt is an operand: yibu ask "TEXT", or - for standard input"#),
    ForeignOption(
      "file files", "to attach a file: --attach FILE; to send one as the prompt: - <FILE"),
    ForeignOption(
      "image images img picture pdf document attachment fragment", "to attach it: --attach FILE"),
    ForeignOption(
      "system-prompt append-system-prompt role", "the system prompt is --system TEXT"),
    ForeignOption(
      "t",
      "a tool is -T FILE, the temperature --temperature NUMBER, the time limit --max-time SECONDS"),
    ForeignOption("functions function mcp-config", "a tool is -T FILE"),
    ForeignOption(
      "max-output-tokens max-completion-tokens max-tokens-to-sample num-predict max-length",
      "the longest answer is --max-tokens N"),
    ForeignOption(
      "thinking-budget budget-tokens budget reasoning-tokens", "tokens for thinking: --thinking N"),
    ForeignOption("reasoning reasoning-effort", "how thorough the model is: --effort LEVEL"),
    ForeignOption(
      "json-schema response-format json-object structured-output",
      "an answer of a certain form: --schema FILE"),
    ForeignOption("stop-sequence stop-sequences", "the answer ends where --stop TEXT would come"),
    ForeignOption(
      "data-binary data-raw data-ascii body", "the body is --data JSON or --data @FILE"),
    ForeignOption("option param", "any other member of the body: --set PATH=VALUE"),
    // Turns.
    ForeignOption(
      "r continue resume session chat history cid thread-id",
      "earlier turns are in a file: --conversation FILE"),
    ForeignOption(
      "log no-log no-session-persistence no-history", "nothing is kept but with --conversation FILE"
    ),
    // The answer.
    ForeignOption("raw raw-output", "the server's body, byte for byte: --json"),
    ForeignOption(
      "format output-format input-format", "the answer's form: --json, --events or --tool-calls"),
    ForeignOption("code xl extract-last extract-code", "only the first code block: --extract"),
    ForeignOption("n", "to see what would be sent: --dry-run; the longest answer: --max-tokens N"),
    ForeignOption("q quiet", "no notes and no warnings: --silent"),
    ForeignOption("debug", "headers and timing: --verbose"),
    ForeignOption(
      "color colour no-color no-colour no-markdown plain",
      "there is no colour: the answer is printed as it is"),
    ForeignOption("N no-buffer", "output is never buffered"),
    ForeignOption("O remote-name", "the answer goes to a file by --output FILE"),
    ForeignOption("i include head", "the response's head: --dump-header -"),
    ForeignOption("S show-error", "errors are always shown; the server's own words: --json"),
    ForeignOption("f", "an error always fails; to attach a file: --attach FILE"),
    ForeignOption(
      "fail fail-with-body fail-early", "an error always fails; the server's own words: --json"),
    ForeignOption("list-models list models", "the models: yibu models"),
    ForeignOption("usage cost", "the counts of tokens: --write-out '%{json}'"),
    // The network.
    ForeignOption(
      // A key on the command line, or a file read as the key, would go where it must not.
      "api-key apikey token auth-token auth bearer oauth2-bearer",
      "the key is never an argument: set YIBU_API_KEY, or name a file with --key-file"),
    ForeignOption("u user", "the key: set YIBU_API_KEY, or name a file with --key-file"),
    ForeignOption("A user-agent", "a header field: --header 'User-Agent: NAME'"),
    ForeignOption("url host endpoint api-base base server", "the server: --base-url URL"),
    ForeignOption("X request method", "the method follows from the command"),
    ForeignOption("L location", "redirects are never followed: set --base-url"),
    ForeignOption("k insecure", "to trust a certificate: --cacert FILE"),
    ForeignOption("compressed", "answers are always asked for in compressed form"),
    ForeignOption("retries max-retries", "how many times to try again: --retry N"),
    ForeignOption(
      "retry-all-errors retry-connrefused", "connection errors are always tried again: --retry N"),
    // To curl's users the one for everything.
    ForeignOption("timeout", "did you mean --max-time?"),
  ]
}
