import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that replaces another only when it is complete: written beside it under a name of its own,
/// then renamed. Until then, and on any failure, the older file is untouched.
///
/// What is no regular file (a device, a pipe) is written in place; through a symbolic link the file
/// that it points to is replaced.
struct PartialFile: Sendable {
  let descriptor: FileDescriptor
  /// The name that the user gave, for messages.
  let name: String
  /// What is renamed to what; nil for a file that is written in place.
  private let paths: (temporary: String, final: String)?

  init(_ path: String) throws(Failure) {
    name = path
    func fault() -> Failure { .output(path, reason: SystemError(number: errno).words) }
    let final = realpath(path, nil).map { resolved in
      defer { free(resolved) }
      return String(cString: resolved)
    } ?? path
    var attributes = stat()
    let exists = stat(final, &attributes) == 0
    if exists, attributes.st_mode & S_IFMT != S_IFREG {
      let number = open(final, O_WRONLY | O_CLOEXEC)
      if number < 0 { throw fault() }
      descriptor = FileDescriptor(number: number)
      paths = nil
      return
    }
    if exists, access(final, W_OK) != 0 { throw fault() }
    // `mkstemp` makes it readable by its owner alone; the file it replaces, or the user's umask, says
    // what it is to be.
    var template = Array("\(final).XXXXXX".utf8CString)
    let number = mkstemp(&template)
    if number < 0 { throw fault() }
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    let temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    fchmod(number, exists ? attributes.st_mode & 0o7777 : 0o666 & ~Self.creationMask)
    Self.register(temporary)
    descriptor = FileDescriptor(number: number)
    paths = (temporary, final)
  }

  /// Puts the file, now complete, in its place.
  func commit() throws(Failure) {
    guard let paths else { return }
    guard fsync(descriptor.number) == 0, rename(paths.temporary, paths.final) == 0 else {
      throw .output(name, reason: SystemError(number: errno).words)
    }
    Self.unregister(paths.temporary)
  }

  private static var creationMask: mode_t {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }

  /// The temporary files there are, to be removed at the process's end.
  private static let unfinished = Mutex<[String]>([])

  private static func register(_ path: String) { unfinished.withLock { $0.append(path) } }

  private static func unregister(_ path: String) {
    unfinished.withLock { paths in paths.removeAll { $0 == path } }
  }

  /// Removes every temporary file that is left.
  static func removeAll() {
    unfinished.withLock { paths in
      for path in paths { unlink(path) }
      paths = []
    }
  }
}
