/// What the tables do not say.
extension ManPage {
  static let description = """
    `yibu` sends one request to an Anthropic Messages API, through the Yibu gateway or on any other \
    server that speaks the same protocol, and prints the answer. It runs once and exits. It keeps no \
    history and no cache, and writes no file that is not named on the command line.

    PROMPT is text as it stands, or `-` for standard input. Several are joined with a newline into \
    one message. Without any, standard input is the prompt, unless it is a terminal. In no other case \
    is standard input read without being named, so that `yibu` works inside a loop over lines. \
    A prompt that a script did not write itself belongs after `--`: one that begins with - would be read \
    as options. A `-` alone is standard input there, too.

    The key is taken from the environment or from a file, never from the command line; see \
    ENVIRONMENT and FILES.
    """

  static let optionsIntroduction = """
    Options and operands may be mixed; `--` ends the options. A value follows its option as the next \
    word, or as in `--name=VALUE` and `-nVALUE`; letters without a value may be joined, as in `-vs`. If an \
    option is given twice, the last one counts, unless the option says that it may be repeated.

    Where the value is a FILE, it is a path, and `-` is standard input (or output, for a file that is \
    written). Where it is TEXT, it stands for itself, `@FILE` for the content of a file, `@-` for \
    standard input, and `@@` at its start for one @. Standard input can be read only once.
    """

  static let output = """
    The answer is printed as text, each piece as it arrives, and ends with a newline. Every tool call \
    follows as one line of JSON with the members type, id, name and input. No tool is ever run. \
    Other forms of the answer are asked for with --json, --events and --tool-calls.

    On a terminal, control characters in the model's text are shown as `^X` rather than sent, and in JSON \
    as `\\u009b` and the like. What yibu itself says shows the characters that change the direction of text. \
    A value of --write-out and a model's name hold no line end, wherever they go: it is shown as `^J`. \
    There is no colour.

    Standard error has notes, warnings and, if the run fails, one line that begins with `yibu:` and says what \
    was wrong, with what, and what to do. An error from the server carries its status, type, \
    message and request id. With --json and --events the server's own words about the error are \
    also printed on standard output, unchanged.

    Keys, and all other secrets of header fields, are left out of all that goes to standard error, of \
    --write-out, and of recorded responses, however JSON spells them. The answer itself is passed on as it \
    is, with a key in it if the server repeats one; so is a key that a recorded stream divides among several \
    events.

    At most 1 MB of an error is kept, 300 KB of a response's head and trailers, and 256 MB of an event, of a list, \
    or of an answer that is held until it is complete. A larger one ends with status 107. Text, events and tool \
    calls that are streamed may be of any length.
    """

  static let written = """
    A file that is written appears under its name only when it is complete, and on any failure an older one is \
    untouched. It keeps the owner, the group and the permission bits of the older file, but never setuid, \
    setgid or sticky. Through a symbolic link the file that it points to is replaced, but not through one that \
    another user put into a folder for everybody, such as `/tmp`. What is not a regular file is written in place.

    Where the older file cannot be renamed onto, its content is replaced in place once the whole of it is \
    there: a mount point, such as a file that is mounted into a container; a file whose owner or group cannot be \
    kept, or that has an access control list; a file in a folder that cannot be written to. An older file with \
    setuid, setgid or sticky is an error before anything is sent if only its owner could change that.

    If another program replaces the file while yibu runs, that is an error (23): what was to be written is kept \
    in a file beside it, which the message names. A process that is killed by SIGKILL may leave a temporary file, \
    `.FILE.yibu-` and six letters; the next run on that file removes those of the same user that are older \
    than a day.
    """

  static let cassettes = """
    A cassette is a folder of recorded responses, with which a whole script can be tested without a key, \
    a network or a change to it. Record it once with the variable `YIBU_RECORD` set to the folder, which is \
    made if it is missing; keep the folder beside the script, and run the script with `YIBU_REPLAY` set \
    to it. --record and --replay say the same for one call.

    The response to a request is in `KEY.http`, as curl -i prints it, and the request's body in \
    `KEY.json`. KEY is the first 16 hexadecimal digits of the SHA-256 of the request's method, a space, \
    its path (what follows the base URL), a line feed and its body; \
    `{ printf 'POST /v1/messages\\n'; cat KEY.json; } | sha256sum` shows it. Responses may be edited; \
    remove Content-Length if one gets shorter. \
    No header of the request is kept; keys and cookies are left out of the response.

    Equal requests get the same response, so calls may run in parallel and in any order. Recording a \
    request again replaces its response. Of a request that was tried several times the last response is \
    kept; when it is played, nothing is waited for or tried again.

    A request that the cassette does not have ends with status 26 and, if one is near, a line that says where it \
    differs from the nearest recorded one; with --verbose also where both bodies are, for diff(1). Put what varies \
    from run to run, such as a date, into a --system of its own, and name that member with --replay-ignore.
    """

  static var files: [String] {
    entry(
      "\\fI$XDG_CONFIG_HOME/yibu/key\\fR",
      Roff.prose(
        """
        The key, if neither --key-file nor `YIBU_API_KEY` gives one. Without `XDG_CONFIG_HOME` it is \
        `~/.config/yibu/key`; a relative one is ignored. It is refused if group or others may read it, \
        or if it belongs to another user than this one or root.
        """))
      + entry(
        "\\fI.FILE.yibu\\-??????\\fR",
        Roff.prose("A temporary file, beside the file that is written, until that is complete."))
      + entry(
        "\\fIFOLDER/KEY.http\\fR, \\fIFOLDER/KEY.json\\fR",
        Roff.prose("A recorded response and its request's body; see CASSETTES."))
  }
}
