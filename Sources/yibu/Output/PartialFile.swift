#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that replaces another only when it is complete: written beside it under a name of its own,
/// then put in its place. Until then, and on any failure, the older file is untouched.
///
/// What is not a regular file (a device, a pipe) is written in place; through a symbolic link the file
/// that it points to is replaced.
struct PartialFile: Sendable {
  let descriptor: FileDescriptor
  /// The name that the user gave, for messages.
  let name: String
  /// What is put where; nil for a file that is written in place from the start.
  private let replacement: FileReplacement?

  /// - Parameter isShared: whether other runs may put the same file there meanwhile.
  init(_ path: String, isShared: Bool = false) throws(Failure) {
    do throws(FilePlace.Fault) {
      if let stream = try Self.stream(path) {
        self.init(name: path, descriptor: stream, replacement: nil)
      } else {
        try self.init(at: FilePlace(path), named: path, isShared: isShared)
      }
    } catch {
      throw .output(path, reason: error.reason)
    }
  }

  init(at place: FilePlace, named name: String, isShared: Bool = false) throws(FilePlace.Fault) {
    let replacement = try FileReplacement(place, isShared: isShared)
    self.init(
      name: name, descriptor: replacement.temporary.descriptor, replacement: replacement)
  }

  private init(name: String, descriptor: FileDescriptor, replacement: FileReplacement?) {
    (self.name, self.descriptor, self.replacement) = (name, descriptor, replacement)
  }

  /// What the path names if that is not a regular file, open for writing; nil for a place for one.
  private static func stream(_ path: String) throws(FilePlace.Fault) -> FileDescriptor? {
    do throws(SystemError) {
      if let number = openStream(path) {
        // Not opened anew: that would begin at the start of what the shell appends to.
        let copy = dup(number)
        if copy < 0 { throw SystemError(number: errno) }
        return FileDescriptor(number: copy)
      }
      do throws(SystemError) {
        if try FileStatus(of: path).isRegular { return nil }
      } catch {
        if error.number == ENOENT { return nil }
        throw error
      }
      // By the name given: `/dev/stdout` leads to what has no name of its own.
      let number = open(path, O_WRONLY | O_CLOEXEC)
      if number < 0 { throw SystemError(number: errno) }
      let stream = FileDescriptor(number: number)
      if try !stream.status.isRegular { return stream }
    } catch {
      throw FilePlace.Fault(error)
    }
    throw FilePlace.Fault(reason: "it was replaced while it was looked at; try again")
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

  /// Empties the file, for another attempt at its content. Impossible for one written in place.
  func restart() throws(Failure) {
    guard replacement != nil else { return }
    guard ftruncate(descriptor.number, 0) == 0, lseek(descriptor.number, 0, SEEK_SET) == 0 else {
      throw .output(name, reason: SystemError(number: errno).message)
    }
  }

  /// Whether nothing of it is seen before the whole of it.
  var isHeld: Bool { replacement != nil }

  /// Puts the file, now complete, in its place. Where that fails the content is left to the user in
  /// another file, which the error names.
  func commit() throws(Failure) {
    do throws(FilePlace.Fault) {
      try replacement?.commit()
    } catch {
      throw .output(name, reason: error.reason)
    }
  }
}
