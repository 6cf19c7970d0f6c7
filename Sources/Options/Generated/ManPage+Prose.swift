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
    as options.

    The key is taken from the environment or from a file, never from the command line; see \
    ENVIRONMENT and FILES.
    """

  static let optionsIntroduction = """
    Options and operands may be mixed; `--` ends the options. A value follows its option as the next \
    word, or as in `--name=VALUE` and `-nVALUE`; letters that take none may be bundled. Of an option that \
    is given twice the last one counts, unless the option says that it may be repeated.

    Where the value is a FILE, it is a path, and `-` is standard input (or output, for a file that is \
    written). Where it is TEXT, it stands for itself, `@FILE` for the content of a file, `@-` for \
    standard input, and `@@` at its start for one @. Standard input can be read only once.
    """

  static let output = """
    The answer is printed as text, each piece as it arrives, and ends with a newline. Every tool call \
    follows as one line of JSON with the members type, id, name and input. No tool is ever run. \
    Other forms of the answer are asked for with --json, --events and --tool-calls.

    On a terminal, control characters in the model's text are shown as `^X` rather than sent. \
    There is no colour.

    Standard error has notes, warnings and, if the run fails, one line that begins with `yibu:` and says what \
    was wrong, with what, and what to do. An error from the server carries its status, type, \
    message and request id. With --json and --events the server's own words about the error are \
    also printed on standard output, unchanged.
    """

  static let cassettes = """
    A cassette is a folder of recorded responses, with which a whole script can be tested without a key, \
    a network or a change to it. Record it once with the variable `YIBU_RECORD` set to the folder, \
    keep the folder beside the script, and run the script with `YIBU_REPLAY` set to it. \
    --record and --replay say the same for one call.

    The response to a request is in `KEY.http`, as curl -i prints it, and the request's body in \
    `KEY.json`. KEY is the first 16 hexadecimal digits of the SHA-256 of the request's method, a space, \
    its path (what follows the base URL), a line feed and its body; \
    `{ printf 'POST /v1/messages\\n'; cat KEY.json; } | sha256sum` shows it. Responses may be edited. \
    No header of the request is kept; keys and cookies are left out of the response.

    Equal requests get the same response, so calls may run in parallel and in any order. Recording a \
    request again replaces its response. Of a request that was tried several times the last response is \
    kept; when it is played, nothing is waited for or tried again.

    A request that the cassette does not have ends with status 26 and a line that says where it differs \
    from the nearest recorded one. Put what varies from run to run, such as a date, into a --system of \
    its own, and name that member with --replay-ignore.
    """

  static var files: [String] {
    entry(
      "\\fI$XDG_CONFIG_HOME/yibu/key\\fR",
      Roff.prose(
        """
        The key, where neither --key-file nor `YIBU_API_KEY` gives one. Without `XDG_CONFIG_HOME` it is \
        `~/.config/yibu/key`. It is refused where group or others may read it.
        """))
  }
}
