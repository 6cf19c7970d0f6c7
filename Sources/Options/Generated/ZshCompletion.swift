/// The completion for zsh.
enum ZshCompletion {
  static var text: String {
    #"""
    #compdef yibu
    # zsh completion for yibu. \#(GeneratedFile.notice)

    _yibu_text() {
      if compset -P '@'; then _files; else _message 'text, or @FILE'; fi
    }

    _yibu_pair() {
      if compset -P '*=@'; then _files; else _message "$1"; fi
    }

    _yibu_model() {
      if [[ -n $YIBU_MODEL ]]; then compadd "$@" -- $YIBU_MODEL; else _message 'a model'; fi
    }

    _yibu_commands() {
      local -a commands=(
    \#(lines(Command.allCases.map { Shell.quoted("\($0.rawValue):\($0.summary)") }, indent: 4))
      )
      _describe -t commands command commands "$@"
    }

    _yibu_operands() {
      case $command in
        (\#(Command.allCases.filter(\.takesCommand).map(\.rawValue).joined(separator: "|")))
          _yibu_commands
          compadd -- all
          ;;
        (*) _message 'operand' ;;
      esac
    }

    _yibu() {
      local -a options
      local command word skip
      # Which options there are depends on the command, wherever on the line it stands.
      for word in ${words[2,CURRENT-1]}; do
        if [[ -n $skip ]]; then
          skip=
          continue
        fi
        case $word in
          (\#(Option.valueNames.joined(separator: "|"))) skip=1 ;;
          (-[\#(Option.letters(taking: false))]#[\#(Option.letters(taking: true))]) skip=1 ;;
          (-*) ;;
          (*)
            command=$word
            break
            ;;
        esac
      done
    \#(groups)
      _arguments -s -S $options '1:command:_yibu_commands' '*:operand:_yibu_operands'
    }

    _yibu "$@"

    """#
  }

  private static func lines(_ lines: [String], indent: Int) -> String {
    lines.map { String(repeating: " ", count: indent) + $0 }.joined(separator: "\n")
  }

  private static var groups: String {
    let groups = Option.byCommands.map { commands, options in
      let specifications = lines(options.map(specification), indent: 6)
      let names = commands.map(\.rawValue).joined(separator: "|")
      return "    (\(names)|'') options+=(\n\(specifications)\n    ) ;|"
    }
    return (["  case $command in"] + groups + ["  esac"]).joined(separator: "\n")
  }

  /// One option as `_arguments` wants it: what it excludes, its spellings, what it says, and what
  /// may follow it.
  private static func specification(_ option: Option) -> String {
    let takesValue = option.placeholder != nil
    let long = "--\(option.name)" + (takesValue ? "=" : "")
    let short = option.letter.map { "-\($0)" + (takesValue ? "+" : "") }
    var exclusion = option.isRepeatable ? "*" : "(\(option.spellings.joined(separator: " ")))"
    if option.section == .other { exclusion = "(- *)" }
    let text = Shell.quoted("[\(escaped(option.summary, "[]:"))]" + argument(of: option))
    guard let short else { return Shell.quoted(exclusion) + long + text }
    return Shell.quoted(exclusion) + "{\(short),\(long)}" + text
  }

  private static func argument(of option: Option) -> String {
    guard let offer = option.offer, let placeholder = option.placeholder else { return "" }
    let action =
      switch offer {
      case .nothing: " "
      case .model: "_yibu_model"
      case .words(let words): "(\(words.joined(separator: " ")))"
      case .files(nil): "_files"
      case .files(let suffix?): #"_files -g "*.\#(suffix)(-.)""#
      case .filesAfterAt: "_yibu_text"
      case .filesAfterEqualsAt: "{_yibu_pair \(placeholder)}"
      }
    return ":\(escaped(placeholder, ":")):\(action)"
  }

  private static func escaped(_ text: String, _ special: String) -> String {
    text.map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
