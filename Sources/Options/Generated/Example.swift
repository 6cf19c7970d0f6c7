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
      script: #"yibu ask -a chart.png "What does it show?""#),
    Example(
      summary: "keep a conversation in a file",
      script: """
        yibu ask -c talk.json "Name a prime above 100."
        yibu ask -c talk.json "And the next one?"
        """),
    Example(
      summary: "ask for JSON of a certain form, and use it",
      script: """
        yibu ask --schema person.json "Who wrote this?" \\
          - <letter.txt | jq -r .name
        """),
    Example(
      summary: "let the model call a tool, and answer the call",
      script: """
        yibu ask -c talk.json -T get_weather.json \\
          "Is it cold in Paris?"
        yibu ask -c talk.json -T get_weather.json \\
          --tool-result get_weather="18 degrees, fog"
        """),
    Example(
      summary: "ask once for each line of a file",
      script: """
        while read -r q; do
          yibu ask -- "$q"
        done <questions.txt
        """),
    Example(
      summary: """
        ask many questions about one document, which the server reads from its cache from the second \
        one on
        """,
      script: """
        while read -r q; do
          yibu ask --cache 5m -a report.txt -- "$q"
        done <questions.txt
        """),
    Example(
      summary: "ask eight at a time, each answer in a file of its own",
      script: """
        tr '\\n' '\\0' <countries.txt |
          xargs -0 -P 8 -I {} \\
            yibu ask -o {}.answer -- "Capital of {}:"
        """),
    Example(
      summary: "keep only the code of an answer",
      script: #"yibu ask --extract "A loop over files" >loop.sh"#),
    Example(
      summary: "keep model, system prompt and tools in a file, and add the prompt",
      script: #"yibu ask -d @triage.json "I was charged twice.""#),
    Example(
      summary: "read the key from a password manager",
      script: #"pass show yibu | yibu ask --key-file - "Hello""#),
    Example(
      summary: "ask another provider that speaks the protocol, with its key",
      script: """
        url=https://NAME.services.ai.azure.com/anthropic
        yibu ask --base-url "$url" --key-file azure.key \\
          "Hello"
        """),
    Example(
      summary: "record what a script gets, and run it from then on without a key and a network",
      script: """
        YIBU_RECORD=fixtures/ ./review.sh
        YIBU_REPLAY=fixtures/ ./review.sh
        """),
    Example(
      summary: "do what a curl command did",
      script: """
        # curl https://yibuapi.com/v1/messages \\
        #   -H "Authorization: Bearer $KEY" \\
        #   -H "content-type: application/json" \\
        #   -d @body.json
        yibu ask --json -d @body.json
        """),
    Example(
      summary: "act on how it ended",
      script: """
        yibu ask -o sum.txt "Summarise:" - <report.txt
        case $? in
          0) echo 'done' ;;
          105|106) echo 'try again later' ;;
          *) echo 'failed' ;;
        esac
        """),
    Example(
      summary: "show the length of the answer on standard error",
      script: #"yibu ask -w '%{stderr}%{output_tokens}\n' "Hello""#),
    Example(
      summary: "hand figures to the next step of a job on GitHub",
      script: """
        figures='tokens=%{output_tokens}\\n'
        git diff main |
          yibu ask -o review.txt "Review this diff:" - \\
            -w "%output{>>$GITHUB_OUTPUT}$figures"
        """),
    Example(
      summary: "count the tokens of a request before it is sent",
      script: #"yibu count "Summarise this:" - <report.txt"#),
    Example(summary: "find a model", script: "yibu models | grep sonnet"),
    Example(summary: "show what is left on the key", script: "yibu balance"),
    Example(
      summary: "see what would be sent, without sending it",
      script: """
        yibu ask --dry-run -T get_weather.json "Hello" |
          jq .tools
        """),
    Example(
      summary: "show the same request as a curl command",
      script: #"yibu ask --print-curl "Hello""#),
  ]

  /// Those that run a command.
  static func all(of command: Command) -> [Example] {
    all.filter { "\($0.script) ".contains("yibu \(command.rawValue) ") }
  }
}
