/// The completion for fish.
enum FishCompletion {
  static var text: String {
    #"""
    # fish completion for yibu. \#(GeneratedFile.notice)

    # The command on the line: the first word that is neither an option nor an option's value.
    function __yibu_command
        set -l words (commandline -opc)
        set -l skip
        for word in $words[2..-1]
            if set -q skip[1]
                set skip
                continue
            end
            switch $word
                case \#(Option.valueNames.joined(separator: " "))
                    set skip 1
                case '--*'
                case '-*'
                    string match -qr -- '^-[\#(Option.letters(taking: false))]*[\#(Option.letters(taking: true))]$' $word
                    and set skip 1
                case '*'
                    echo $word
                    return
            end
        end
    end

    # Whether the command is still to come.
    function __yibu_bare
        not __yibu_command | string length -q
    end

    # Whether the command is one of these.
    function __yibu_is
        contains -- (__yibu_command) $argv
    end

    # Whether the command is one of these, or still to come.
    function __yibu_for
        __yibu_bare
        or __yibu_is $argv
    end

    # The value that is being typed, without the option before it.
    function __yibu_value
        string replace -r -- '^(--[^=]*=|-[\#(Option.letters(taking: false))]*[\#(Option.letters(taking: true))])' '' (commandline -ct)
    end

    # Files of that extension, and folders.
    function __yibu_files --argument-names extension
        complete -C "'' "(__yibu_value) | string match -r -- '.*/$|.*\.'$extension'$'
    end

    # Files after a text's @, once the value begins with that pattern.
    function __yibu_files_after --argument-names pattern
        set -l parts (string match -r -- "^($pattern)([^@].*|)\$" (__yibu_value))
        or return
        string replace -r -- '^' $parts[2] (complete -C "'' $parts[3]")
    end

    complete -c yibu -f
    \#(commands)
    \#(Option.table.map(line).joined(separator: "\n"))

    """#
  }

  private static var commands: String {
    let rows = Command.allCases.map { ($0.rawValue, $0.summary) }
    var lines = rows.map { "complete -c yibu -n __yibu_bare -a \($0) -d \(quoted($1))" }
    for command in Command.allCases where command.takesCommand {
      lines += (rows + [("all", "every option")]).map {
        "complete -c yibu -n '__yibu_is \(command.rawValue)' -a \($0) -d \(quoted($1))"
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ option: Option) -> String {
    var words = ["complete -c yibu"]
    if Set(option.commands) != Set(Command.allCases) {
      words.append("-n '__yibu_for \(option.commands.map(\.rawValue).joined(separator: " "))'")
    }
    if let letter = option.letter { words.append("-s \(letter)") }
    words.append("-l \(option.name)")
    if let offer = option.offer { words.append(argument(for: offer)) }
    words.append("-d \(quoted(option.summary))")
    return words.joined(separator: " ")
  }

  private static func argument(for offer: Offer) -> String {
    switch offer {
    case .nothing: "-x"
    case .model: "-x -a '$YIBU_MODEL'"
    case .words(let words): "-x -a \(quoted(words.joined(separator: " ")))"
    case .files(nil): "-r -F"
    case .files(let suffix?): "-x -a '(__yibu_files \(suffix))'"
    case .filesAfterAt: "-x -a '(__yibu_files_after @)'"
    case .filesAfterEqualsAt: #"-x -a '(__yibu_files_after "[^=]+=@")'"#
    }
  }

  /// One word in single quotes; in fish a backslash escapes inside them too.
  private static func quoted(_ text: String) -> String {
    let escaped = text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return "'\(escaped)'"
  }
}
