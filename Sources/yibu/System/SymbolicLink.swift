#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

enum SymbolicLink {
  /// Whether the path itself is one.
  static func isAt(_ path: String) -> Bool {
    var attributes = stat()
    return lstat(path, &attributes) == 0 && attributes.st_mode & S_IFMT == S_IFLNK
  }

  /// Where a symbolic link leads; nil for anything else, and where that is not UTF-8.
  ///
  /// - Parameter folder: that of a name; nil for a path.
  static func target(of path: String, in folder: Folder? = nil) -> String? {
    let target = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return }
        count = max(0, readlinkat(folder?.number ?? AT_FDCWD, path, start, text.count))
      }
    }
    return target.isEmpty ? nil : String(validating: target, as: UTF8.self)
  }
}
