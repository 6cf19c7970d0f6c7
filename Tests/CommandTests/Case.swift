import Loopback
import Testing

/// One run of the command and what is expected of it. `cases/README.md` tells every word.
struct Case: Sendable {
  static let testKey = "test-key-123"

  /// What stands in the folder before the run.
  enum File: Sendable {
    case regular(Content)
    case copy(String)
    case folder
    case fifo
    case link(to: String)
  }

  /// A signal, or another size of the terminal, once something has happened.
  struct Event: Sendable {
    var signal: Int32
    var size: TerminalSize?
    var when: Condition
  }

  /// What is expected of one thing that a run gives.
  struct Expectation: Sendable {
    enum Subject: Hashable, Sendable {
      case status, stdout, stderr
      case file(String)
      /// Of the request that got the reply of that number, counted from 0: `request` is its line, `json` its
      /// body, any other part the header of that name.
      case request(Int, part: String)
    }
    var subject: Subject
    /// Nil: there is nothing.
    var text: Content?
    /// Where in the file it is written; empty where silence says it, and it would have to be written.
    var lines = 0..<0
  }

  /// The case file's name.
  var file = ""
  var name = ""
  /// As it is written after `$`: a script for /bin/sh, in which `yibu` is on the PATH.
  var command = ""
  var environment = ["YIBU_API_KEY": testKey, "YIBU_BASE_URL": "$URL"]
  var secrets: [String] = []
  /// What the command finds on its standard input; nil is /dev/null.
  var stdin: Content?
  /// The input does not end after that, as where nobody types any more.
  var stdinStaysOpen = false
  var files: [(name: String, file: File)] = []
  /// Octal digits, in the order given.
  var modes: [(name: String, mode: String)] = []
  var script = Script()
  /// Which of the three standard streams are terminals.
  var terminals: Set<String> = []
  var terminalSize: TerminalSize?
  /// The reader of standard output goes away after so many bytes.
  var closesStdoutAfter: Int?
  var events: [Event] = []
  var needs: [String] = []
  /// Seconds after which the run is killed.
  var timeLimit = 10.0

  var expectations: [Expectation] = []
  /// Files that must be there afterwards, and that must not.
  var exists: [String] = []
  var gone: [String] = []
  /// What else may be there; `*` is anything.
  var leftovers: [String] = []
  /// Seconds from start to end.
  var took = 0.0...Double.infinity
  /// Seconds of user and system time, at the most.
  var cpu = Double.infinity

  init(file: String = "", name: String, command: String) {
    (self.file, self.name, self.command) = (file, name, command)
  }
}

extension Case: CustomTestStringConvertible {
  var testDescription: String { "\(file): \(name)" }
}
