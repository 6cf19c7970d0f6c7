#if WORKAROUNDS
  import Glibc

  /// Works around: Foundation copies the whole environment into a dictionary five times per run, and
  /// takes the folder for its cookies from it.
  ///
  /// This is the environment of this process, as far as URLSession may see it.
  ///
  /// To see it: leave `reduce` out. With 16 KB of variables, as CI systems have, starting takes twice
  /// as long; and a folder appears in `~/.local/share`. It can go when Foundation looks for the
  /// variables that it wants, and for the cookies' folder when there is a cookie.
  enum ProcessEnvironment {
    /// What libcurl, OpenSSL and the resolver read, and a user may have set for a reason.
    private static let kept = [
      "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
      "OPENSSL_CONF", "OPENSSL_MODULES", "OPENSSL_ENGINES", "SSLKEYLOGFILE",
      "LOCALDOMAIN", "RES_OPTIONS", "HOSTALIASES",
    ]

    /// Drops every other variable, for good. The first call has to come while there is one thread
    /// only, after the tool has read its own variables; further ones do nothing, since by then
    /// other threads may be reading the environment.
    ///
    /// Foundation puts its cookie folder, named like the executable's folder, into `XDG_DATA_HOME`:
    /// from the parent of the executable's folder that name leads to a folder which exists, so that
    /// none is made.
    static func reduce() { reduction }

    private static let reduction: Void = {
      let values = kept.map { name in getenv(name).flatMap { strdup($0) } }
      clearenv()
      for (name, value) in zip(kept, values) {
        guard let value else { continue }
        setenv(name, value, 1)
        free(value)
      }
      setenv("XDG_DATA_HOME", folder(of: executablesFolder), 1)
    }()

    /// The folder that this program is in.
    static let executablesFolder = folder(of: executable ?? "")

    /// The path of this program; nil where it is not UTF-8, or `/proc` is missing.
    static let executable = SymbolicLink.target(of: "/proc/self/exe")

    /// Why CoreFoundation, which looks for the program's folder, would crash; nil where it would not.
    static var problem: String? {
      if executable == nil {
        return "the path of this program is not UTF-8, or /proc is missing: it cannot work there"
      }
      if access(executablesFolder, F_OK) == 0 { return nil }
      return "this program cannot look at its own folder, \(executablesFolder): "
        + "\(SystemError(number: errno).message); copy it elsewhere"
    }

    private static func folder(of path: String) -> String {
      let parent = path.utf8.prefix(
        upTo: path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)
      return parent.isEmpty ? "/" : String(Substring(parent))
    }
  }
#endif
