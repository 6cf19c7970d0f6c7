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
    let final = Self.resolved(path)
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
    let temporary = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    fchmod(number, exists ? attributes.st_mode & 0o7777 : 0o666 & ~Self.creationMask)
    TemporaryFiles.add(temporary)
    descriptor = FileDescriptor(number: number)
    paths = (temporary, final)
  }

  /// Empties the file, for another attempt at its content. Impossible for one written in place.
  func restart() throws(Failure) {
    guard paths != nil else { return }
    guard ftruncate(descriptor.number, 0) == 0, lseek(descriptor.number, 0, SEEK_SET) == 0 else {
      throw .output(name, reason: SystemError(number: errno).words)
    }
  }

  /// Whether nothing of it is seen before the whole of it.
  var isHeld: Bool { paths != nil }

  /// Puts the file, now complete, in its place.
  func commit() throws(Failure) {
    guard let paths else { return }
    guard fsync(descriptor.number) == 0, rename(paths.temporary, paths.final) == 0 else {
      throw .output(name, reason: SystemError(number: errno).words)
    }
    TemporaryFiles.remove(paths.temporary)
  }

  /// The path behind all symbolic links, whether or not there is a file at their end.
  static func resolved(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { buffer in
      buffer.withMemoryRebound(to: CChar.self) { buffer in
        buffer.baseAddress.map { readlink(path, $0, buffer.count) } ?? -1
      }
    }
    guard errno != ELOOP, count > 0 else { return path }
    let target = String(decoding: buffer[..<count], as: UTF8.self)
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return resolved(target.hasPrefix("/") ? target : folder + target)
  }

  private static var creationMask: mode_t {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }
}
