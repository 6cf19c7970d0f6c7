#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

enum OpenFiles {
  /// How many files a request may need to have open at once: the standard streams, what is written, a
  /// connection, and libraries while they are loaded.
  private static let needed = 32

  /// Says that this process may open too few files for a request, where that is so: what then fails seldom
  /// says why.
  static var shortage: String? {
    var limit = rlimit()
    #if canImport(Darwin)
      let resource = RLIMIT_NOFILE
    #else
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #endif
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < needed else { return nil }
    return "only \(limit.rlim_cur) files may be open, which may be too few (ulimit -n)"
  }
}
