/// A command line to learn from. The tests run each, so that none goes stale.
struct Example {
  /// What it does, as a phrase.
  let summary: String
  let script: String

  /// The first ones are on the first screen of the help.
  static let all: [Example] = [
    Example(summary: "ask a question", script: #"yibu ask "Why is the sky blue?""#),
    Example(
      summary: "ask about what another command prints",
      script: #"git diff | yibu ask "Review this diff:" -"#),
    Example(
      summary: "ask about a picture",
      script: #"yibu ask -a chart.png "What does this chart show?""#),
    Example(
      summary: "keep a conversation in a file",
      script: """
        yibu ask -c talk.json "Name a prime above 100."
        yibu ask -c talk.json "And the next one?"
        """),
    Example(
      summary: "ask for JSON of a certain form, and use it",
      script: """
        yibu ask --schema person.json "Who wrote this?" - <letter.txt |
          jq -r .name
        """),
    Example(
      summary: "let the model call a tool, and answer the call",
      script: """
        yibu ask -c talk.json -T get_weather.json "Is it cold in Paris?"
        yibu ask -c talk.json -T get_weather.json \\
          --tool-result get_weather="18 degrees, fog"
        """),
    Example(
      summary: "ask once for each line of a file",
      script: #"while read -r q; do yibu ask -- "$q"; done <questions.txt"#),
    Example(
      summary: "act on how it ended",
      script: """
        yibu ask -o summary.txt "Summarise this:" - <report.txt
        case $? in
          0) echo 'done' ;;
          105|106) echo 'try again later' ;;
          *) echo 'failed' ;;
        esac
        """),
    Example(
      summary: "show the length of the answer on standard error",
      script: #"yibu ask -w '%{stderr}%{output_tokens} tokens\n' "Hello""#),
    Example(
      summary: "count the tokens of a request before it is sent",
      script: #"yibu count "Summarise this:" - <report.txt"#),
    Example(summary: "find a model", script: "yibu models | grep sonnet"),
    Example(summary: "show what is left on the key", script: "yibu balance"),
    Example(
      summary: "see what would be sent, without sending it",
      script: #"yibu ask --dry-run -T get_weather.json "Hello" | jq .tools"#),
  ]

  /// Those that run a command.
  static func all(of command: Command) -> [Example] {
    all.filter { $0.script.contains("yibu \(command.rawValue) ") }
  }
}
