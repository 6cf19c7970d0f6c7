#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the system says of a file: which one it is, and who may do what with it.
struct FileStatus: Sendable {
  /// What tells a file from every other, whatever its names are.
  struct Identity: Sendable, Hashable {
    let device: UInt64
    let inode: UInt64
  }

  let identity: Identity
  /// `S_IFREG` and the like.
  let kind: mode_t
  /// All twelve bits.
  let mode: mode_t
  let owner: uid_t
  let group: gid_t
  /// Bytes.
  let size: Int
  /// When the content last changed, in seconds since 1970.
  let modified: Int

  init(_ status: stat) {
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
    kind = status.st_mode & S_IFMT
    mode = status.st_mode & 0o7777
    owner = status.st_uid
    group = status.st_gid
    size = Int(status.st_size)
    #if canImport(Darwin)
      modified = status.st_mtimespec.tv_sec
    #else
      modified = status.st_mtim.tv_sec
    #endif
  }

  var isRegular: Bool { kind == S_IFREG }
  var isLink: Bool { kind == S_IFLNK }
  /// The bits that a file which takes another's place may have: never setuid, setgid or sticky.
  var permissions: mode_t { mode & 0o777 }
}

extension FileStatus {
  /// Looks at what a path leads to.
  init(of path: String) throws(SystemError) {
    var status = stat()
    if stat(path, &status) != 0 { throw SystemError(number: errno) }
    self.init(status)
  }
}

extension FileDescriptor {
  var status: FileStatus {
    get throws(SystemError) {
      var status = stat()
      if fstat(number, &status) != 0 { throw SystemError(number: errno) }
      return FileStatus(status)
    }
  }
}
