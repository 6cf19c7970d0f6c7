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

    static func open() throws(SharedLibrary.Problem) -> SharedLibrary {
      var problems: [String] = []
      for name in names {
        LoadingOrder.loadNeeded(by: name)
        do throws(SharedLibrary.Problem) {
          return try SharedLibrary(name)
        } catch {
          problems.append(error.words)
        }
      }
      throw SharedLibrary.Problem(
        words: "cannot load libcurl (" + problems.joined(separator: "; ") + "); "
          + (OpenFiles.shortage ?? "on Debian it is in package libcurl4"))
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
