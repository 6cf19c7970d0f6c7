#if WORKAROUNDS
  import Glibc

  /// A shared library, open for good.
  struct SharedLibrary: Sendable {
    struct Problem: Error { let words: String }

    nonisolated(unsafe) private let handle: UnsafeMutableRawPointer

    /// Opens the library, if it is there and can be loaded; else throws the loader's words.
    init(_ name: String) throws(Problem) {
      guard let handle = dlopen(name, RTLD_LAZY | RTLD_LOCAL) else {
        throw Problem(words: dlerror().map { String(cString: $0) } ?? name)
      }
      self.handle = handle
    }

    /// Finds a function in the library, or in one that it is linked with.
    func find<Function>(_ name: String) -> Function? {
      dlsym(handle, name).map { unsafeBitCast($0, to: Function.self) }
    }
  }

  extension LibCurl {
    /// Both flavours offer the same functions; Foundation itself is built against the first.
    private static let names = ["libcurl.so.4", "libcurl-gnutls.so.4"]

    /// Libraries that libcurl is linked with on most systems, loaded ahead of it where they exist.
    ///
    /// Each symbol that a library imports is searched in all that one call of `dlopen` loads, in
    /// order, and with libcurl those are 28 libraries. OpenSSL's libcrypto, and GnuTLS with what it
    /// needs (librtmp brings them), import four of five symbols, most of them from themselves. On
    /// their own they find them soon: loading takes a fifth fewer instructions, and 5 % less time.
    private static let forerunners = ["libcrypto.so.3", "librtmp.so.1"]

    static func open() throws(SharedLibrary.Problem) -> SharedLibrary {
      for name in forerunners { _ = dlopen(name, RTLD_LAZY | RTLD_LOCAL) }
      var problems: [String] = []
      for name in names {
        do throws(SharedLibrary.Problem) {
          return try SharedLibrary(name)
        } catch {
          problems.append(error.words)
        }
      }
      throw SharedLibrary.Problem(
        words: "cannot load libcurl (" + problems.joined(separator: "; ")
          + "); on Debian it is in package libcurl4")
    }
  }

  extension SharedLibrary {
    func function<Function>(_ name: String) throws(Problem) -> Function {
      guard let function: Function = find(name) else {
        throw Problem(words: "the installed libcurl is too old: it has no function " + name)
      }
      return function
    }
  }
#endif
