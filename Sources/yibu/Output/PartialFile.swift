#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that replaces another only when it is complete: written beside it under a name of its own,
/// then renamed. Until then, and on any failure, the older file is untouched.
///
/// What is not a regular file (a device, a pipe) is written in place; through a symbolic link the file
/// that it points to is replaced.
struct PartialFile: Sendable {
  let descriptor: FileDescriptor
  /// The name that the user gave, for messages.
  let name: String
  /// What is renamed to what; nil for a file that is written in place.
  private let paths: (temporary: String, final: String)?

  init(_ path: String) throws(Failure) {
    name = path
    func fault() -> Failure { .output(path, reason: SystemError(number: errno).message) }
    if let open = Self.openStream(path) {
      // Not opened anew: that would begin at the start of what the shell appends to.
      let number = dup(open)
      if number < 0 { throw fault() }
      descriptor = FileDescriptor(number: number)
      paths = nil
      return
    }
    var attributes = stat()
    let exists = stat(path, &attributes) == 0
    if !exists, errno != ENOENT { throw fault() }
    if exists, attributes.st_mode & S_IFMT != S_IFREG {
      // By the name given: `/dev/stdout` leads to what has no name of its own.
      let number = open(path, O_WRONLY | O_CLOEXEC)
      if number < 0 { throw fault() }
      descriptor = FileDescriptor(number: number)
      paths = nil
      return
    }
    if exists, access(path, W_OK) != 0 { throw fault() }
    let final = Self.resolved(path)
    let mode = exists ? attributes.st_mode & 0o7777 : 0o666 & ~Self.creationMask
    guard let (number, temporary) = Self.makeTemporary(beside: final, mode: mode) else {
      throw fault()
    }
    descriptor = FileDescriptor(number: number)
    paths = (temporary, final)
  }

  /// The number of the open file that a path such as `/dev/stdout` or `/dev/fd/3` stands for.
  static func openStream(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdin": return STDIN_FILENO
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count))
      }
      return nil
    }
  }

  /// Makes the temporary file and notes it down, with no signal in between that would leave it behind.
  static func makeTemporary(beside path: String, mode: mode_t) -> (Int32, String)? {
    let folder = folder(of: path)
    var template = Array("\(folder).yibu.XXXXXX".utf8CString)
    return TemporaryFiles.withoutSignals {
      let number = mkstemp(&template)
      if number < 0 { return nil }
      let temporary = String(
        decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      TemporaryFiles.add(temporary)
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
      // `mkstemp` makes it readable by its owner alone.
      fchmod(number, mode)
      return (number, temporary)
    }
  }

  /// Empties the file, for another attempt at its content. Impossible for one written in place.
  func restart() throws(Failure) {
    guard paths != nil else { return }
    guard ftruncate(descriptor.number, 0) == 0, lseek(descriptor.number, 0, SEEK_SET) == 0 else {
      throw .output(name, reason: SystemError(number: errno).message)
    }
  }

  /// Whether nothing of it is seen before the whole of it.
  var isHeld: Bool { paths != nil }

  /// Puts the file, now complete, in its place.
  func commit() throws(Failure) {
    guard let paths else { return }
    let isDone = TemporaryFiles.withoutSignals {
      guard fsync(descriptor.number) == 0, rename(paths.temporary, paths.final) == 0 else {
        return false
      }
      TemporaryFiles.remove(paths.temporary)
      // What stood there before may have been one too: an empty conversation, made to be locked.
      TemporaryFiles.remove(paths.final)
      return true
    }
    guard isDone else { throw .output(name, reason: SystemError(number: errno).message) }
  }

  /// The path at the end of all symbolic links, whether or not there is a file at their end; the path itself
  /// where they lead nowhere.
  static func resolved(_ path: String) -> String {
    if let resolved = realPath(path) { return resolved }
    guard errno == ENOENT else { return path }
    let folder = folder(of: path)
    if let target = SymbolicLink.target(of: path) {
      return resolved(target.hasPrefix("/") ? target : folder + target)
    }
    let name = String(decoding: path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
    return realPath(folder.isEmpty ? "." : folder).map { "\($0)/\(name)" } ?? path
  }

  /// The path up to its last slash, that included; empty where it has none. A slash before a combining
  /// mark is not a character of its own to Swift.
  private static func folder(of path: String) -> String {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return end.map { String(decoding: path.utf8[...$0], as: UTF8.self) } ?? ""
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    // What is not UTF-8 could not be given back to the system: then the path stays as it was typed.
    return String(validatingCString: resolved)
  }

  private static var creationMask: mode_t {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }
}
