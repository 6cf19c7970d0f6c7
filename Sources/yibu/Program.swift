import Options

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The whole run, from the words to the exit status.
enum Program {
  static func run(_ words: [String]) throws(Failure) -> ExitStatus {
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
      if arguments.isSilent { StandardError.silence() }
      return try run(arguments)
    }
  }

  private static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    try OutputFiles.check(arguments)
    if arguments.printCurl, arguments.replay != nil {
      throw .usage("--print-curl: with --replay nothing is sent")
    }
    return switch arguments.command {
    case .ask: try Ask(arguments).run()
    case .count: try Count(arguments).run()
    case .models: try Models(arguments).run()
    case .balance: try Balance(arguments).run()
    case .help: .success
    }
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
