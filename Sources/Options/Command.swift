/// What yibu is asked to do: the first operand.
package enum Command: String, CaseIterable, Sendable {
  case ask, help

  package var summary: String {
    switch self {
    case .ask: "send one request, print the answer"
    case .help: "explain a command"
    }
  }

  /// The words behind `yibu`, as a synopsis writes them.
  package var synopsis: String {
    switch self {
    case .ask: "ask [OPTION...] [PROMPT...]"
    case .help: "help [COMMAND]"
    }
  }
}
