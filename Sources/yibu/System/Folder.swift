#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open folder. What is named in it stays there, even if the path that led to it leads elsewhere by then.
struct Folder: Sendable {
  let number: Int32
  /// With a slash at its end; empty for the current folder.
  let path: String

  init(_ path: String) throws(SystemError) {
    self.path = path
    // A folder that can be written to need not be readable.
    #if canImport(Darwin)
      let flags = O_SEARCH
    #else
      // O_PATH, which Swift's module of the C library leaves out.
      let flags: Int32 = 0x20_0000
    #endif
    number = openat(AT_FDCWD, path.isEmpty ? "." : path, flags | O_DIRECTORY | O_CLOEXEC)
    if number < 0 { throw SystemError(number: errno) }
  }

  /// The user's folder for temporary files.
  static func forTemporaryFiles() throws(SystemError) -> Folder {
    try Folder((Environment.value("TMPDIR") ?? "/tmp") + "/")
  }

  func close() { FileDescriptor(number: number).close() }

  var status: FileStatus {
    get throws(SystemError) { try FileDescriptor(number: number).status }
  }

  /// The status of what has that name, a link's own; nil where nothing has it.
  func status(of name: String) throws(SystemError) -> FileStatus? {
    var status = stat()
    if fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return FileStatus(status) }
    if errno == ENOENT { return nil }
    throw SystemError(number: errno)
  }

  /// Opens a file, never through a link and never by waiting.
  func open(_ name: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError)
    -> FileDescriptor
  {
    let file = openat(number, name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode)
    if file < 0 { throw SystemError(number: errno) }
    return FileDescriptor(number: file)
  }

  func rename(_ name: String, to other: String, in folder: Folder) throws(SystemError) {
    if renameat(number, name, folder.number, other) != 0 { throw SystemError(number: errno) }
  }

  /// Gives a file another name, which must be free.
  func link(_ name: String, as other: String) throws(SystemError) {
    if linkat(number, name, number, other, 0) != 0 { throw SystemError(number: errno) }
  }

  func remove(_ name: String) throws(SystemError) {
    if unlinkat(number, name, 0) != 0 { throw SystemError(number: errno) }
  }

  /// The names in the folder that begin so, in no order.
  func names(beginning prefix: String = "") throws(SystemError) -> [String] {
    let file = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0, let handle = fdopendir(file) else {
      let error = SystemError(number: errno)
      if file >= 0 { FileDescriptor(number: file).close() }
      throw error
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { text in
          strncmp(text, prefix, prefix.utf8.count) == 0 ? String(validatingCString: text) : nil
        }
      }
      if let name { names.append(name) }
    }
    return names
  }
}
