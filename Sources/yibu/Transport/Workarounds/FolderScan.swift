#if WORKAROUNDS
  import Glibc

  /// Works around: URLSession reads the whole folder that the executable is in, twice.
  ///
  /// The cookie storage, which cannot be avoided (`NoTrace`), is named after
  /// the main bundle, and CoreFoundation looks in the executable's folder for what would make that a
  /// bundle (`_CFBundleGetBundleVersionForURL`). In `/usr/bin` that are a thousand names and a
  /// millisecond, an eighth of a short request. Here it is told that the folder cannot be read.
  ///
  /// To see it: leave the comparison out, and run `strace -e trace=getdents64` on a request. It can
  /// go when a session configuration can be had without a cookie storage.
  @c(opendir)
  public func openFolder(_ path: UnsafePointer<CChar>?) -> OpaquePointer? {
    if let path, strcmp(path, ProcessEnvironment.executablesFolder) == 0 {
      errno = EACCES
      return nil
    }
    return trueOpenFolder?(path)
  }

  private typealias OpenFolder = @convention(c) (UnsafePointer<CChar>?) -> OpaquePointer?

  /// The C library's own.
  private let trueOpenFolder: OpenFolder? = {
    let next = UnsafeMutableRawPointer(bitPattern: -1)
    return dlsym(next, "opendir").map { unsafeBitCast($0, to: OpenFolder.self) }
  }()
#endif
