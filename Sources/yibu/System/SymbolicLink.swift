#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

enum SymbolicLink {
  /// Where a symbolic link leads; nil for anything else, and where that is not UTF-8.
  static func target(of path: String) -> String? {
    let target = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return }
        count = max(0, readlink(path, start, text.count))
      }
    }
    return target.isEmpty ? nil : String(validating: target, as: UTF8.self)
  }
}
