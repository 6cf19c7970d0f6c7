extension Option {
  /// What the three options have in common that choose among the likely tokens.
  private static let sampling = """
    Sent only when given; recent models refuse it. Version 2026-10-21 of the API refuses it for every \
    model. What is sent is version \(Defaults.apiVersion), unless --header "anthropic-version: 2026-10-21" \
    says otherwise.
    """

  /// Every option there is, in the order of the help and the man page.
  package static let table: [Option] = [
    Option(
      "model", "m", .string("NAME", .model), sets: "model", isCounted: true, isCommon: true,
      summary: "the model to ask (default \(Defaults.model))",
      details: """
        $YIBU_MODEL goes before that default. The name is not checked here: only the server knows which \
        models exist; `yibu models` lists them.
        """),
    Option(
      "max-tokens", nil, .integer(0...Int.max), sets: "max_tokens", isCounted: false,
      isCommon: true,
      summary: "the longest answer, in tokens (default \(Defaults.maxTokens))",
      details: """
        An answer that reaches this limit is printed as far as it goes, and the exit status is 111.
        """),
    Option(
      "system", nil, .stringOrBlocks, sets: "system", isCounted: true, isCommon: true,
      related: "cache",
      summary: "the system prompt",
      details: "One is sent as a string, several as text blocks in their order."),
    Option(
      "attach", "a", .attachment { $0.attachments.append($1) },
      sets: .messages,
      section: .request, commands: Command.building, isCommon: true, isRepeatable: true,
      summary: "attach an image, a PDF or a text",
      details: """
        The leading bytes of a file tell its kind: PNG, JPEG, GIF, WebP or PDF; any other must be UTF-8 \
        text without a NUL and becomes a document with the file's name as its title. The kind of a URL \
        is told by the extension of its path. ;type=image/png, ;type=application/pdf or the like at the \
        end overrides both. Attachments go before the prompt, in their order.
        """),
    Option(
      "tool", "T", .inputFile(extension: "json") { $0.tools.append($1) },
      sets: BodyMember("tools", isCounted: true),
      section: .request, commands: Command.building, isCommon: true, isRepeatable: true,
      related: "tool-choice tool-calls tool-result strict-tools",
      summary: "a tool the model may call, as JSON",
      details: """
        The file holds one tool, an array of tools, an object with "tools", or the answer to a JSON-RPC \
        tools/list. Each tool is in Anthropic's form (input_schema, or a server tool by its type), \
        OpenAI's (function.parameters, or name and parameters alone), MCP's (inputSchema) or Bedrock's \
        (toolSpec); all are turned into the first. A schema without a type gets "type":"object". Two \
        tools of one name are an error. What the API would refuse in a tool is a warning: --dry-run shows \
        it without sending. No tool is ever run: the calls are printed.
        """),
    Option(
      "tool-choice", nil,
      .word("auto|any|none|NAME", .words(["auto", "any", "none"])) { $0.toolChoice = $1 },
      sets: BodyMember("tool_choice", isCounted: true),
      hints: [.init(where: "tool_choice", try: "use --tool-choice auto for this model")],
      section: .request, commands: Command.building,
      related: "tool no-parallel-tools",
      summary: "whether a tool must be called, or which one",
      details: "NAME is a tool of the request and makes the model call that one."),
    Option(
      "no-parallel-tools", nil, .flag { $0.parallelTools = false },
      sets: BodyMember("tool_choice", isCounted: true),
      section: .request, commands: Command.building,
      summary: "at most one tool call in the answer",
      details: "Sets tool_choice.disable_parallel_tool_use."),
    Option(
      "thinking", nil,
      .mode(
        ["adaptive", "disabled", "between_tools"],
        orNumber: .init("enabled", "budget_tokens", in: 1024...Int.max)),
      sets: "thinking", isCounted: true,
      hint: "another --thinking (adaptive, disabled, between_tools or N) may suit this model",
      related: "effort show-thinking",
      summary: "how the model thinks before it answers",
      details: """
        N gives it that many tokens, at least 1024 and fewer than --max-tokens. Models differ in \
        which of the modes they take.
        """),
    Option(
      "effort", nil, .string("LEVEL", .words(["low", "medium", "high", "xhigh", "max"])),
      sets: "output_config.effort", isCounted: true, hint: "leave --effort out for this model",
      related: "thinking",
      summary: "effort: low, medium, high, xhigh or max",
      details: "How thorough the model is, at the cost of tokens. Sent as it is given."),
    Option(
      "schema", nil, .fileOrJSON(extension: "json") { $0.schema = $1 },
      sets: BodyMember("output_config.format", isCounted: true),
      hints: [
        .init(where: "output_config", try: "leave --schema out for this model"),
        .init(where: "schema", try: "check the file given with --schema"),
      ],
      section: .request, commands: Command.building,
      related: "extract",
      summary: "JSON Schema that the answer must follow",
      details: """
        A file, or the schema itself if the value begins with {. OpenAI's wrappers of a schema are \
        taken, too. It is sent as output_config.format; not every server obeys it, so the answer is \
        checked here (draft 2020-12): if it is not JSON or does not follow the schema, the exit \
        status is 114, and the line names the first place and the rule; -v adds the rule's place in the \
        schema. format is not checked, as the standard has it, and a $ref to another document is an error: \
        none is fetched. A schema that is not valid is 26, before anything is sent. With --extract the \
        block is what is checked. An answer that asks for tools is not checked. In a pipe, `set -o pipefail` \
        keeps the status: what does not follow is printed, too.
        """),
    Option(
      "temperature", nil, .decimal(0...2), sets: "temperature", isCounted: false,
      hint: "leave --temperature out for this model",
      related: "top-p top-k",
      summary: "sampling temperature",
      details: """
        \(sampling)
        """),
    Option(
      "top-p", nil, .decimal(0...1), sets: "top_p", isCounted: false,
      hint: "leave --top-p out for this model",
      related: "temperature top-k",
      summary: "sample from the likeliest tokens up to this probability",
      details: sampling),
    Option(
      "top-k", nil, .integer(1...Int.max), sets: "top_k", isCounted: false,
      hint: "leave --top-k out for this model",
      related: "temperature top-p",
      summary: "sample from that many likeliest tokens",
      details: sampling),
    Option(
      "stop", nil, .strings, sets: "stop_sequences", isCounted: false,
      summary: "end the answer before this text",
      details: "The text itself is not part of the answer."),
    Option(
      "cache", nil, .choice("5m|1h", ["5m", "1h"]) { $0.cache = $1 },
      sets: BodyMember("cache_control", isCounted: true),
      section: .request, commands: Command.building,
      related: "attach system conversation",
      summary: "cache what stays the same from run to run",
      details: """
        For five minutes or an hour. Marks the last attachment, else the system prompt, else the last \
        tool, so that the next run with the same ones reads them from the server's cache; with \
        --conversation also the last message, which the next turn reads. Where none of these is given, \
        the prompt is marked. %{cache_read_tokens} and %{cache_write_tokens} of --write-out show what \
        was read and written. What has a marker (cache_control) already keeps it; a request can have four.
        """),
    Option(
      "user-id", nil, .string("ID"), sets: "metadata.user_id", isCounted: false,
      summary: "an opaque id of the user who asks",
      details: "Sent as metadata.user_id. Do not send a name or an address."),
    Option(
      "data", "d", .text("JSON") { $0.data = $1 },
      hints: [.init(where: "prefill", try: "let the last message be the user's")],
      section: .request, commands: Command.building,
      related: "set dry-run",
      summary: "the request's body, or the base of it",
      details: """
        @FILE reads it from a file, @- from standard input. Alone it is sent byte for byte, and \
        nothing is filled in: no model, no max_tokens, no stream. With a prompt or another option of \
        the body, each of them replaces the member that it names, or extends it (messages, tools), \
        and a model, a max_tokens and a stream that are missing are filled in.
        """),
    Option(
      "set", nil,
      .keyedText("PATH=VALUE") { $0.assignments.append(Arguments.KeyedText(key: $1, text: $2)) },
      sets: .any,
      section: .request, commands: Command.building, isRepeatable: true,
      related: "data dry-run",
      summary: "set any other member of the body",
      details: """
        PATH is the member's name, with a dot before each name inside (context_management.edits); VALUE \
        is JSON if it parses as JSON, else a string; @FILE reads it from a file.
        """),

    Option(
      "conversation", "c", .path(extension: "json") { $0.conversation = $1 },
      sets: .messages,
      hints: [
        .init(where: "prefill", try: "let the last message be the user's"),
        .init(
          where: "thinking",
          try: "thinking blocks in the --conversation file must stay as they were received"),
      ],
      section: .turns, commands: Command.building, isCommon: true,
      related: "tool-result cache",
      summary: "continue the conversation in a file",
      details: """
        The file holds an array of messages, or an object with "messages"; a missing file is an empty \
        conversation, and is made so that only its owner can read it. It holds the turns only: give --model, \
        --system and --tool each time. After an answered request the new turn and the answer, exactly as \
        received, are appended; an answer that failed, was refused or cut off appends nothing. Runs on one \
        file wait for each other. To branch off, copy the file; to take back the last question, remove it \
        and what follows from the end.
        """),
    Option(
      "tool-result", nil,
      .keyedText("ID=TEXT") { $0.toolResults.append(Arguments.KeyedText(key: $1, text: $2)) },
      sets: .messages,
      section: .turns, commands: Command.building, isRepeatable: true,
      related: "tool-error tool-calls conversation",
      summary: "answer a tool call of the last turn",
      details: """
        ID is the call's id, or the tool's name if only one call is for it. Every call must be \
        answered. TEXT may be @FILE or @- as anywhere.
        """),
    Option(
      "tool-error", nil,
      .keyedText("ID=TEXT") { $0.toolErrors.append(Arguments.KeyedText(key: $1, text: $2)) },
      sets: .messages,
      section: .turns, commands: Command.building, isRepeatable: true,
      summary: "say that a tool call failed, and how",
      details: "As --tool-result, with is_error set."),

    Option(
      "json", "j", .flag { $0.outputForm = .json },
      section: .answer, isCommon: true,
      related: "events stream",
      summary: "print the answer's JSON",
      details: """
        Not streamed, it is the server's body byte for byte. With --stream it is the message \
        assembled from the stream, equal to what the server would have sent in one piece.
        """),
    Option(
      "events", "e", .flag { $0.outputForm = .events },
      section: .answer, commands: [.ask], isCommon: true,
      related: "json tool-calls",
      summary: "print each stream event as a line of JSON",
      details: "Every event's own data, untouched and as it arrives; unknown events too."),
    Option(
      "tool-calls", nil, .flag { $0.outputForm = .toolCalls },
      section: .answer, commands: [.ask], isCommon: true,
      related: "tool tool-result exit-code",
      summary: "print only the tool calls, a line of JSON each",
      details: """
        A line is {"id":…,"name":…,"input":…}. Where the model called no tool, nothing is printed.
        """),
    Option(
      "stream", nil, .flag { $0.stream = true },
      sets: BodyMember("stream", isCounted: false),
      section: .answer, commands: [.ask],
      related: "no-stream",
      summary: "ask for the answer as a stream",
      details: """
        The default for text, events and tool calls; with --json only if --max-tokens is over \
        \(Defaults.longestUnstreamed), since no server answers that in one piece.
        """),
    Option(
      "no-stream", nil, .flag { $0.stream = false },
      sets: BodyMember("stream", isCounted: false),
      section: .answer, commands: [.ask],
      summary: "ask for the answer in one piece",
      details: "Where neither option is given, --stream says what holds."),
    Option(
      "extract", nil, .flag { $0.extracts = true },
      section: .answer, commands: [.ask],
      since: "0.2.0", related: "schema",
      summary: "print only the first fenced code block of the answer",
      details: """
        Without its fence, which is told by CommonMark's rules; the whole text if there is no block. \
        Tool calls follow as usual. Nothing is printed before the answer is complete, so an attempt that \
        breaks off is tried again. With --schema the block is what is checked: some servers ignore the \
        schema, and models like to put JSON into a fence. Cannot be combined with --json, --events or \
        --tool-calls.
        """),
    Option(
      "output", "o", .outputFile { $0.output = $1 },
      section: .answer, isCommon: true,
      related: "dump-header write-out",
      summary: "write the answer to a file",
      details: """
        The file appears only when the answer is complete. One that the model itself ended early is complete, \
        too: status 111, 112, 113 or 115. On any other failure an older file is untouched, and the server's \
        own words about an error are not written. \
        A device or a pipe is written in place, and through a symbolic link the file that it points \
        to is replaced.
        """),
    Option(
      "show-thinking", nil, .flag { $0.showsThinking = true },
      section: .answer, commands: [.ask],
      related: "thinking",
      summary: "show the model's thinking on standard error",
      details: "As it arrives. It is never on standard output."),
    Option(
      "dump-header", "D", .outputFile { $0.dumpHeader = $1 },
      section: .answer, commands: Command.sendingOnce,
      related: "write-out verbose",
      summary: "write the response's status line and headers to a file",
      details: """
        - is standard output. Of several attempts a file holds the last one's; what cannot be replaced, \
        such as standard output or a pipe, gets each.
        """),
    Option(
      "write-out", "w", .text { $0.writeOut = $1 },
      section: .answer, commands: Command.sendingOnce,
      summary: "print this after the answer, as curl does",
      details: """
        Variables are replaced by their values, or by nothing if there is none; see WRITE-OUT.
        """),
    Option(
      "record", nil, .outputFile { $0.record = $1 },
      section: .answer,
      related: "replay",
      summary: "keep the response in a file or folder, for --replay",
      details: """
        Status line, headers and body, as curl -i prints them. It never contains a key or a cookie. \
        Where FILE is a folder, or ends in /, the response goes into that cassette; see CASSETTES. \
        $YIBU_RECORD says the same for every call of a script.
        """),
    Option(
      "replay", nil, .inputFile(extension: "http") { $0.replay = $1 },
      section: .answer,
      related: "record replay-ignore",
      summary: "take the response from a file or folder",
      details: """
        Nothing is sent; no key and no network are needed. The file is one that --record or curl -i \
        made. Where it is a folder, the response is the one that was recorded for this very request; \
        see CASSETTES. $YIBU_REPLAY says the same for every call of a script.
        """),
    Option(
      "replay-ignore", nil, .word("PATH") { $0.replayIgnored.append($1) },
      section: .answer, isRepeatable: true,
      since: "0.2.0",
      summary: "let this member of the body differ from a recorded one",
      details: """
        For --replay with a folder. Where it has no response for exactly this request, the one is played \
        whose request differs only inside these members. PATH is as for --set: system.1, metadata; for the \
        prompt of a conversation's first turn, messages.0. $YIBU_REPLAY_IGNORE holds such paths with spaces \
        between them.
        """),
    Option(
      "strict-tools", nil, .flag { $0.strictTools = true },
      section: .answer, commands: [.ask],
      since: "0.2.0", related: "tool schema",
      summary: "exit with 115 if a call does not follow its schema",
      details: """
        Every call's input is checked against its tool's input_schema. Without this option one that does \
        not follow it is a warning. The call is printed as it is, and appended to --conversation, in \
        both cases. Where a schema cannot be checked here, -v says so.
        """),
    Option(
      "exit-code", nil, .flag { $0.exitCode = true },
      section: .answer, commands: [.ask],
      related: "tool-calls",
      summary: "exit with 110 if the answer asks for tools",
      details: "Without it such an answer is 0, like any other."),
    Option(
      "dry-run", nil, .flag { $0.dryRun = true },
      section: .answer, commands: Command.building, isCommon: true,
      related: "print-curl verbose",
      summary: "print the body that would be sent, and exit",
      details: """
        Byte for byte as it would be sent, and a line end; needs no key and no network. A file that --output \
        names is left alone.
        """),
    Option(
      "print-curl", nil, .flag { $0.printCurl = true },
      section: .answer, commands: Command.sendingOnce,
      related: "dry-run",
      summary: "print a curl command for the request, and exit",
      details: """
        It works when pasted into a shell. The key appears as the variable that holds it, as \
        $YIBU_API_KEY if it comes from a file; retries are yibu's own and left out. A file that --output \
        names is left alone.
        """),
    Option(
      "silent", "s", .flag { $0.isSilent = true },
      section: .answer,
      summary: "no notes and no warnings, errors only",
      details: "Errors are still printed, on standard error."),
    Option(
      "verbose", "v", .flag { $0.isVerbose = true },
      section: .answer,
      related: "dump-header dry-run",
      summary: "show headers and timing on standard error",
      details: """
        Request and response headers and what took how long. The key shows as [redacted].
        """),

    Option(
      "base-url", nil, .word("URL") { $0.baseURL = $1 },
      section: .network, isCommon: true,
      related: "key-file",
      summary: "the server (default \(Defaults.baseURL))",
      details: """
        Any server that speaks the protocol, with or without /v1, with or without a / at the end. A query \
        is kept and goes after the path. $YIBU_BASE_URL goes before the default.
        """),
    Option(
      "key-file", nil, .inputFile { $0.keyFile = $1 },
      section: .network,
      related: "base-url header",
      summary: "read the key from a file",
      details: """
        A mounted secret, a pipe: whatever can be read; in bash and zsh also a command, as in \
        `--key-file <(pass show yibu)`. White space around the key is dropped. Without this option the \
        key is $YIBU_API_KEY, else what is in the file of FILES. The key is never an argument: ps would \
        show it.
        """),
    Option(
      "header", "H", .text("FIELD") { $0.headers.append($1) },
      section: .network, isRepeatable: true,
      summary: "add, replace or remove a request header",
      details: """
        "Name: value" adds or replaces a field, "Name:" removes one, @FILE reads fields from a \
        file, one a line. A field whose name speaks of a key, a token or the like, and each one from a \
        file, is a secret and is not shown; where a server repeats one with another name from a file, that is \
        masked if it has twelve characters or more and no /.
        """),
    Option(
      "beta", nil, .word("NAME") { $0.betas.append($1) },
      section: .network, isRepeatable: true,
      summary: "switch on a beta feature of the API",
      details: """
        The names are joined into the anthropic-beta header. Where --header sets that, --beta is not sent.
        """),
    Option(
      "connect-timeout", nil, .seconds { $0.connectTimeout = $1 },
      section: .network,
      related: "idle-timeout max-time",
      summary: "give up if connecting takes longer",
      details: """
        In seconds, decimals allowed: name resolution, proxy and TLS included. 0, the default, means \
        no bound of its own.
        """),
    Option(
      "idle-timeout", nil, .seconds { $0.idleTimeout = $1 },
      section: .network,
      related: "connect-timeout max-time",
      summary: "give up after this long without data (default \(Int(Defaults.idleTimeout)))",
      details: """
        In seconds, decimals allowed. Bytes of any kind, pings included, count as life; 0 means no \
        bound.
        """),
    Option(
      "max-time", nil, .seconds { $0.maximumTime = $1 },
      section: .network,
      related: "idle-timeout retry-max-time",
      summary: "give up if everything together takes longer",
      details: """
        In seconds, decimals allowed: retries and all. 0, the default, means no bound.
        """),
    Option(
      "retry", nil, .integer(0...1000) { $0.retries = $1 },
      section: .network,
      related: "retry-delay retry-max-time",
      summary: "how many times to try again (default \(Defaults.retries))",
      details: """
        After connection errors, 408, 409, 429, 5xx and 529, and never once a byte of the answer was \
        printed. Where output is held until it is complete (--json, --tool-calls, --extract, --output), a \
        stream that breaks off, stalls or turns to garbage is tried again too. The server's x-should-retry, \
        retry-after-ms and retry-after are obeyed; without them the waits are 0.5 s, doubling to 8 s. \
        Each attempt may be billed.
        """),
    Option(
      "retry-delay", nil, .seconds { $0.retryDelay = $1 },
      section: .network,
      since: "0.2.0", related: "retry",
      summary: "wait this long between attempts",
      details: """
        In seconds, decimals allowed, instead of the doubling waits; 0 means those. Where the server asks \
        for a longer wait, that is what is waited for.
        """),
    Option(
      "retry-max-time", nil, .seconds { $0.retryMaximumTime = $1 },
      section: .network,
      related: "retry max-time",
      summary: "do not retry later than this (default \(Int(Defaults.retryMaximumTime)))",
      details: "In seconds from the start, decimals allowed; 0 means no bound."),
    Option(
      "proxy", "x", .word("URL") { $0.proxy = $1 },
      section: .network,
      summary: "go through a proxy",
      details: """
        As with curl; an empty URL means none. Without the option https_proxy, http_proxy and \
        all_proxy are obeyed, and no_proxy in any case.
        """),
    Option(
      "cacert", nil, .path { $0.caFile = $1 },
      section: .network,
      related: "cert",
      summary: "trust the certificates in a file",
      details: "PEM, instead of the system's. The default is $SSL_CERT_FILE, if that is set."),
    Option(
      "cert", "E", .path(extension: "pem") { $0.certificate = $1 },
      section: .network,
      since: "0.2.0", related: "key cacert",
      summary: "show the server this client certificate",
      details: """
        PEM, for a server that asks its clients for one. The file may also hold the private key; else \
        --key names it. A passphrase is never an argument. On Linux only.
        """),
    Option(
      "key", nil, .path { $0.certificateKey = $1 },
      section: .network,
      since: "0.2.0",
      summary: "private key of the client certificate",
      details: "PEM, for --cert. The key of the API is not given here: see --key-file."),
    Option(
      "unix-socket", nil, .path { $0.unixSocket = $1 },
      section: .network,
      since: "0.2.0",
      summary: "connect to this Unix socket",
      details: """
        Instead of the host and port of the base URL, which stay what the request names. On Linux only.
        """),

    Option(
      "help", "h", .flag { $0.wantsHelp = true },
      section: .other, isCommon: true,
      summary: "show the common options; --help all shows every one",
      details: "Done before anything else is looked at."),
    Option(
      "version", "V", .flag { $0.wantsVersion = true },
      section: .other,
      summary: "show the version",
      details: "Done before anything else is looked at, unless --help is given, too."),
    Option(
      "generate", nil,
      .choice("KIND", GeneratedFile.allCases.map(\.rawValue)) {
        $0.generatedFile = GeneratedFile(rawValue: $1)
      },
      section: .other,
      summary: "print the man page, or the completion for a shell",
      details: """
        KIND is man, complete-bash, complete-zsh or complete-fish. Goes without a command.
        """),
  ]

  /// The row of that name (without `--`).
  package static func named(_ name: some StringProtocol) -> Option? {
    table.first { $0.name == name }
  }
}
