#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a new process does with descriptors and folder before it runs.
struct FileActions {
  #if canImport(Glibc)
    var value = posix_spawn_file_actions_t()
  #else
    var value: posix_spawn_file_actions_t?
  #endif

  init() {
    posix_spawn_file_actions_init(&value)
  }

  mutating func destroy() {
    posix_spawn_file_actions_destroy(&value)
  }

  mutating func put(_ descriptor: Int32?, at number: Int32) {
    if let descriptor {
      posix_spawn_file_actions_adddup2(&value, descriptor, number)
    } else {
      posix_spawn_file_actions_addclose(&value, number)
    }
  }

  mutating func changeFolder(_ path: String) {
    #if canImport(Glibc)
      // Glibc has the function, but shows it to those only who ask for GNU extensions.
      typealias Function =
        @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, UnsafePointer<CChar>) ->
        Int32
      guard let symbol = dlsym(nil, "posix_spawn_file_actions_addchdir_np") else { return }
      _ = unsafeBitCast(symbol, to: Function.self)(&value, path)
    #else
      posix_spawn_file_actions_addchdir_np(&value, path)
    #endif
  }
}

/// A group of its own, no blocked signals, and the default action for each: the test process
/// ignores SIGPIPE, which a child would otherwise inherit.
struct SpawnAttributes {
  #if canImport(Glibc)
    var value = posix_spawnattr_t()
  #else
    var value: posix_spawnattr_t?
  #endif

  init() {
    posix_spawnattr_init(&value)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&value, &signals)
    for number in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD] {
      sigaddset(&signals, number)
    }
    posix_spawnattr_setsigdefault(&value, &signals)
    posix_spawnattr_setpgroup(&value, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&value, Int16(flags))
  }

  mutating func destroy() {
    posix_spawnattr_destroy(&value)
  }
}
