/// The completion for bash: 3.2 and later, with or without the bash-completion package.
enum BashCompletion {
  static var text: String {
    """
    # shellcheck shell=bash
    # bash completion for yibu. \(GeneratedFile.notice)

    # The options of the command $1, of all commands where it is none, into `options`.
    _yibu_options() {
      case $1 in
    \(optionArms)
      esac
    }

    # What may follow the option $1, into `kind`; empty for a switch.
    _yibu_kind() {
      case $1 in
    \(kindArms)
        *) kind= ;;
      esac
    }

    \(functions)
    # Completes a command, an option, or an option's value.
    _yibu() {
      local typed=() options letters kind='' word current command='' pending='' ended='' i
      COMPREPLY=()
      _yibu_words
      current=${typed[${#typed[@]} - 1]}
      for ((i = 1; i < ${#typed[@]} - 1; i++)); do
        word=${typed[i]}
        if [[ $pending ]]; then
          pending=
        elif [[ ! $ended && $word == -- ]]; then
          ended=1
        elif [[ ! $ended && $word == --*=* ]]; then
          :
        elif [[ ! $ended && $word == --* ]]; then
          _yibu_kind "$word"
          pending=$kind
        elif [[ ! $ended && $word == -?* ]]; then
          _yibu_letters "$word"
          [[ $kind && $letters == "$word" ]] && pending=$kind
        else
          command=${command:-$word}
        fi
      done
      if [[ $pending ]]; then
        kind=$pending
        _yibu_value '' "$current"
      elif [[ ! $ended && $current == --*=* ]]; then
        _yibu_kind "${current%%=*}"
        _yibu_value "${current%%=*}=" "${current#*=}"
      elif [[ ! $ended && $current == -[!-]?* ]]; then
        _yibu_letters "$current"
        _yibu_value "$letters" "${current#"$letters"}"
      elif [[ ! $ended && $current == -* ]]; then
        _yibu_options "$command"
        _yibu_reply '' -W "$options" -- "$current"
      else
        case $command in
          '') _yibu_reply '' -W '\(names(Command.allCases))' -- "$current" ;;
          \(topical)) _yibu_reply '' -W 'all \(names(Command.allCases))' -- "$current" ;;
        esac
      fi
    }

    complete -F _yibu yibu

    """
  }

  /// The commands whose operand is a command.
  private static var topical: String {
    Command.allCases.filter(\.takesCommand).map(\.rawValue).joined(separator: " | ")
  }

  private static func names(_ commands: [Command]) -> String {
    commands.map(\.rawValue).joined(separator: " ")
  }

  private static var optionArms: String {
    let arms = Command.allCases.map { arm($0.rawValue, Option.all(of: $0)) }
    return (arms + [arm("*", Option.table)]).joined(separator: "\n")
  }

  private static func arm(_ pattern: String, _ options: [Option]) -> String {
    let names = options.map { "--\($0.name)" }.joined(separator: " ")
    let lines = Help.wrapped(names, width: 90).joined(separator: "\n      ")
    return "    \(pattern)) options='\(lines)' ;;"
  }

  private static var kindArms: String {
    var arms: [(kind: String, spellings: [String])] = []
    for option in Option.table {
      guard let offer = option.offer else { continue }
      let kind = kind(of: offer)
      if let place = arms.firstIndex(where: { $0.kind == kind }) {
        arms[place].spellings += option.spellings
      } else {
        arms.append((kind, option.spellings))
      }
    }
    return arms.map { "    \($0.spellings.joined(separator: " | "))) kind='\($0.kind)' ;;" }
      .joined(separator: "\n")
  }

  private static func kind(of offer: Offer) -> String {
    switch offer {
    case .nothing: "nothing"
    case .model: "model"
    case .words(let words): "words " + words.joined(separator: " ")
    case .files(let suffix): suffix.map { "files \($0)" } ?? "files"
    case .filesAfterAt: "text"
    case .filesAfterEqualsAt: "pair"
    }
  }
}
