#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

enum CoreDump {
  /// Sees to it that a crash leaves no image of the memory, with the key in it, unless the user asked for one
  /// (`YIBU_CORE`).
  static func prevent() {
    if let word = Environment.value("YIBU_CORE"), word != "0" { return }
    #if canImport(Darwin)
      let resource = RLIMIT_CORE
      let size: rlim_t = 0
    #else
      let resource = __rlimit_resource_t(RLIMIT_CORE.rawValue)
      // On Linux a limit of 0 does not stop a program that takes the image; 1 does (core(5),
      // `do_coredump`).
      let size: rlim_t = 1
    #endif
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur != size, limit.rlim_max >= size
    else { return }
    limit.rlim_cur = size
    setrlimit(resource, &limit)
  }
}
