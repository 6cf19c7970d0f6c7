import Options

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that a part of `--write-out` goes to: `%output{FILE}`, or `%output{>>FILE}` to add to it.
struct WriteOutFile: Equatable {
  let file: OutputFile
  /// Whether what the file holds stays.
  let isAddedTo: Bool

  /// - Throws: why the file cannot be written, as far as that can be told without making it.
  init(_ word: String) throws(Failure) {
    isAddedTo = word.hasPrefix(">>")
    do throws(UsageError) {
      file = try OutputFile(isAddedTo ? String(word.dropFirst(2)) : word)
    } catch {
      throw .usage("--write-out: %output \(error.message)")
    }
    guard case .path(let path) = file, PartialFile.openStream(path) == nil else { return }
    if access(path, F_OK) == 0 {
      if access(path, W_OK) == 0 { return }
    } else if errno == ENOENT {
      let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
      if access(folder, W_OK | X_OK) == 0 { return }
    }
    throw .output(path, reason: SystemError(number: errno).message)
  }

  /// Writes all that goes there, at once: what runs in parallel add to one file stays apart.
  func write(_ bytes: [UInt8]) throws(Failure) {
    guard isAddedTo, case .path(let path) = file, PartialFile.openStream(path) == nil else {
      let target = try OutputTarget(file)
      try target.write(bytes)
      return try target.commit()
    }
    let number = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    defer { close(number) }
    do throws(SystemError) {
      if number < 0 { throw SystemError(number: errno) }
      try FileDescriptor(number: number).write(bytes)
    } catch {
      throw .output(path, reason: error.message)
    }
  }
}
