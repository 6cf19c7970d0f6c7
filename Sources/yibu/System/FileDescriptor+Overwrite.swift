#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension FileDescriptor {
  /// Replaces the content of this file by that of another, which is complete. The space is taken before a
  /// byte is changed, so that a full disk leaves the older content as it is.
  ///
  /// - Parameter status: this file's, from before.
  func overwrite(from other: FileDescriptor, _ status: FileStatus) throws(SystemError) {
    func check(_ result: Int32) throws(SystemError) {
      if result != 0 { throw SystemError(number: errno) }
    }
    if status.mode != status.permissions { try check(fchmod(number, status.permissions)) }
    let size = try other.status.size
    #if os(Linux)
      if size > status.size {
        let error = posix_fallocate(number, 0, off_t(size))
        if error == ENOSPC || error == EFBIG || error == EDQUOT {
          ftruncate(number, off_t(status.size))
          throw SystemError(number: error)
        }
      }
    #endif
    try check(lseek(other.number, 0, SEEK_SET) < 0 ? -1 : 0)
    try check(lseek(number, 0, SEEK_SET) < 0 ? -1 : 0)
    while case let piece = try other.read(upTo: 1 << 20), !piece.isEmpty { try write(piece) }
    try check(ftruncate(number, off_t(size)))
    try check(fsync(number))
  }

  /// Whether more than owner, group and permission bits say who may use the file (`acl(5)`).
  var hasAccessList: Bool {
    #if os(Linux)
      typealias GetAttribute =
        @convention(c) (
          Int32, UnsafePointer<CChar>, UnsafeMutableRawPointer?, Int
        ) -> Int
      // Swift's module of the C library leaves it out.
      guard let symbol = dlsym(nil, "fgetxattr") else { return false }
      let getAttribute = unsafeBitCast(symbol, to: GetAttribute.self)
      return getAttribute(number, "system.posix_acl_access", nil, 0) > 0
    #else
      return false
    #endif
  }
}
