/// What yibu is asked to do: the first operand.
package enum Command: String, CaseIterable, Sendable {
  case ask, count, models, balance, help

  /// What it does, as a phrase for the help.
  package var summary: String {
    switch self {
    case .ask: "send one request, print the answer"
    case .count: "count the input tokens of the same request"
    case .models: "list the models that the key may use"
    case .balance: "print what is left on the key"
    case .help: "explain a command"
    }
  }

  /// The words after `yibu`, as a synopsis writes them.
  package var synopsis: String {
    switch self {
    case .ask: "ask [OPTION...] [PROMPT...]"
    case .count: "count [OPTION...] [PROMPT...]"
    case .models: "models [OPTION...] [ID]"
    case .balance: "balance [OPTION...]"
    case .help: "help [all] [COMMAND]"
    }
  }

  /// The commands that build a request for the model.
  static let building: [Command] = [.ask, .count]
  /// The commands that send one request and no more.
  static let sendingOnce: [Command] = [.ask, .count, .models]
}
