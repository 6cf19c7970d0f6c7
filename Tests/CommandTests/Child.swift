import Loopback
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A process in a group of its own, with default signal actions, given descriptors and nothing
/// else of this process.
struct Child: Sendable {
  enum Ending: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  let process: pid_t

  /// Nil for a descriptor means that it is closed in the child.
  init(
    program: String, arguments: [String], environment: [String: String], folder: String,
    descriptors: [Int32?]
  ) throws {
    var actions = FileActions()
    defer { actions.destroy() }
    actions.changeFolder(folder)
    for (number, descriptor) in descriptors.enumerated() {
      actions.put(descriptor, at: Int32(number))
    }
    var attributes = SpawnAttributes()
    defer { attributes.destroy() }
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.sorted { $0.key < $1.key }.map { strdup($0.key + "=" + $0.value) }
    variables.append(nil)
    defer { for word in words + variables { free(word) } }
    var process: pid_t = 0
    let code = POSIX.spawning.withLock { _ in
      posix_spawn(&process, program, &actions.value, &attributes.value, &words, &variables)
    }
    guard code == 0 else { throw SystemError("start \(program)", code: code) }
    self.process = process
  }

  /// Blocks until the process has ended.
  func wait() -> (ending: Ending, usage: rusage) {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return (signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal), usage)
  }

  /// To the whole group, as from a terminal.
  func signal(_ number: Int32) {
    kill(-process, number)
  }

  static func number(ofSignal name: String) -> Int32? {
    ["INT": SIGINT, "TERM": SIGTERM, "HUP": SIGHUP, "PIPE": SIGPIPE, "QUIT": SIGQUIT][name]
  }
}
