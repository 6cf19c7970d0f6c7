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
