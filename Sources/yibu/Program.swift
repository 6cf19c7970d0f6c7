import Options

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The whole run, from the words to the exit status: begin reading here.
///
/// `Plan/` settles what the words mean, and only it and this file know them. `Commands/` says what each
/// command does with the response that `Sending/` gets, over the network (`Transport/`) or from
/// `Recordings/`. `Output/` writes to streams and files, `Secrets/` keeps keys out of that, `System/` wraps
/// the system's calls.
enum Program {
  static func run(_ words: [String]) throws(Failure) -> ExitStatus {
    if words.isEmpty, FileDescriptor.standardError.isTerminal {
      StandardError.write(Help.firstSteps)
      return .usage
    }
    let invocation: Invocation
    do throws(UsageError) {
      invocation = try Parser.parse(words)
    } catch {
      throw .usage(error.message)
    }
    switch invocation {
    case .help(let command, let all):
      return try show(Help.text(for: command, all: all, width: terminalWidth))
    case .version: return try show("yibu \(version)\n")
    case .generate(let file): return try show(file.text)
    case .run(let arguments):
      if arguments.isSilent { StandardError.beSilent() }
      return try run(Plan(arguments))
    }
  }

  /// The end of a command is the same for all: its files are put in place, `--write-out` is printed, and
  /// the status is given.
  private static func run(_ plan: Plan) throws(Failure) -> ExitStatus {
    guard case .send(let sending) = plan.action else { return try plan.showPreview() }
    let sender = try Sender(sending)
    let report =
      switch plan.task {
      case .ask(let question): Ask(question, plan.output).run(sender)
      case .count: Count(plan.output).run(sender)
      case .models(let id): Models(id, plan.output).run(sender)
      case .balance: Balance(plan.output).run(sender)
      }
    try sender.finish(report.outcome)
    try plan.writeOut?.print(RunSummary(report, sender))
    return try report.outcome.get()
  }

  private static func show(_ text: String) throws(Failure) -> ExitStatus {
    try OutputTarget(nil).write(Array(text.utf8))
    return .success
  }

  /// Columns of the terminal on standard output; 80 where it is none.
  private static var terminalWidth: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
