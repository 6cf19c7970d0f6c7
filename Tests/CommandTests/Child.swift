import Dispatch
import Foundation
import Loopback
import Synchronization

/// A process in a group of its own, with default signal actions, given descriptors and nothing
/// else of this process.
final class Child: Sendable {
  /// How it ended, and what it took: seconds from start to end, and seconds of user and system time.
  struct End: Sendable {
    /// As a shell tells it: 128 and the signal's number after a death by signal.
    var status: Int32
    var wasSignalled: Bool
    var seconds: Double
    var cpu: Double
  }

  private let process: pid_t
  private let end = Mutex<End?>(nil)
  private let ended = DispatchSemaphore(value: 0)

  init(
    _ words: [String], environment: [String: String], folder: String, descriptors: [Int32]
  ) throws {
    let start = ContinuousClock.now
    process = try Child.spawn(words, environment, folder, descriptors)
    Thread.detachNewThread { [self] in
      var status: Int32 = 0
      var usage = rusage()
      while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
      let seconds = start.duration(to: .now) / .seconds(1)
      end.withLock { $0 = End(waitStatus: status, usage: usage, seconds: seconds) }
      ended.signal()
    }
  }

  /// Nil when the time ran out first.
  func wait(seconds: Double) -> End? {
    guard ended.wait(timeout: .now() + seconds) == .success else { return nil }
    return end.withLock(\.self)
  }

  /// To the whole group, as from a terminal.
  func signal(_ number: Int32) {
    kill(-process, number)
  }

  static func number(ofSignal name: String) -> Int32? {
    ["INT": SIGINT, "TERM": SIGTERM, "HUP": SIGHUP, "PIPE": SIGPIPE, "QUIT": SIGQUIT][name]
  }

  private static func spawn(
    _ words: [String], _ environment: [String: String], _ folder: String, _ descriptors: [Int32]
  ) throws -> pid_t {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addchdir_np(&actions, folder)
    for (number, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    // The test process ignores SIGPIPE, which a child would otherwise inherit.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD] {
      sigaddset(&signals, number)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
    defer { for word in arguments + variables { free(word) } }
    var process: pid_t = 0
    let code = POSIX.spawning.withLock { _ in
      posix_spawn(&process, words[0], &actions, &attributes, &arguments, &variables)
    }
    guard code == 0 else { throw SystemError("start \(words[0])", code: code) }
    return process
  }
}

#if canImport(Glibc)
  /// Glibc has the function, but shows it to those only who ask for GNU extensions.
  private func posix_spawn_file_actions_addchdir_np(
    _ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ path: String
  ) {
    typealias Function =
      @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, UnsafePointer<CChar>) ->
      Int32
    guard let symbol = dlsym(nil, "posix_spawn_file_actions_addchdir_np") else { return }
    _ = unsafeBitCast(symbol, to: Function.self)(actions, path)
  }
#endif

extension Child.End {
  fileprivate init(waitStatus: Int32, usage: rusage, seconds: Double) {
    let signal = waitStatus & 0x7f
    status = signal == 0 ? (waitStatus >> 8) & 0xff : 128 + signal
    wasSignalled = signal != 0
    self.seconds = seconds
    cpu =
      Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }
}
