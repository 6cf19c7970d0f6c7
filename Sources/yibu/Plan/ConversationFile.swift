import JSON
import Messages
import Options

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The file of earlier turns (`--conversation`), locked from reading it to writing it, so that two
/// runs on one file wait for each other and no turn is lost.
struct ConversationFile: Sendable {
  let conversation: Conversation
  private let path: String
  /// The name that the user gave, for messages.
  private let name: String
  /// The file that will take its place; made before the request is sent, so that a folder that cannot
  /// be written to is found before the answer is paid for.
  private let replacement: PartialFile?

  /// - Parameter lock: how to wait for other runs; nil for a file that is only read.
  init(_ name: String, lock: FileLock?) throws(Failure) {
    self.name = name
    path = PartialFile.resolved(name)
    if PartialFile.openStream(name) != nil { throw Self.notRegular(name) }
    let bytes = if let lock { try Self.lockAndRead(path, name, lock) } else { try Self.read(name) }
    let isBlank = bytes.allSatisfy(\.isJSONSpace)
    let json: JSON? = isBlank ? nil : try InputFile.json(bytes, from: name)
    do throws(Conversation.Fault) {
      conversation = try Conversation(isBlank ? [] : bytes, parsed: json)
    } catch {
      throw .input("\(name): \(error.message)")
    }
    replacement = lock == nil ? nil : try PartialFile(name)
  }

  private static func notRegular(_ name: String) -> Failure {
    .input("\(name): not a regular file; --conversation needs one")
  }

  /// Appends the new turns and puts the file in its place, all or nothing.
  func append(_ turns: [[UInt8]]) throws(Failure) {
    guard let replacement else { return }
    do throws(SystemError) {
      try replacement.descriptor.write(conversation.appending(turns))
    } catch {
      throw .output(name, reason: error.message)
    }
    try replacement.commit()
  }

  private static func read(_ path: String) throws(Failure) -> [UInt8] {
    var attributes = stat()
    guard stat(path, &attributes) == 0 else {
      if errno == ENOENT { return [] }
      throw .input("\(path): \(SystemError(number: errno).message)")
    }
    // A pipe would be waited for, for ever.
    guard [S_IFREG, S_IFDIR].contains(attributes.st_mode & S_IFMT) else { throw notRegular(path) }
    return try InputFile.path(path).readBytes()
  }

  /// Opens the file, making it if need be, and waits until no other run uses it. The lock ends with
  /// the process.
  private static func lockAndRead(_ path: String, _ name: String, _ lock: FileLock) throws(Failure)
    -> [UInt8]
  {
    func fault() -> Failure { .input("\(name): \(SystemError(number: errno).message)") }
    while true {
      if access(path, F_OK) != 0, makeLocked(path) { return [] }
      let number = open(path, O_RDONLY | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o666)
      if number < 0 { throw fault() }
      var opened = stat()
      guard fstat(number, &opened) == 0 else { throw fault() }
      guard opened.st_mode & S_IFMT == S_IFREG else { throw notRegular(name) }
      guard try lock.take(number, name) else { throw fault() }
      // Whoever had the lock replaced the file, most likely: then this is the old one.
      var named = stat()
      if stat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev {
        do throws(SystemError) {
          return try FileDescriptor(number: number).readAll(sizeHint: Int(named.st_size))
        } catch {
          throw .input("\(name): \(error.message)")
        }
      }
      close(number)
    }
  }

  /// Makes the file, empty and locked from its first moment, and notes it down to be removed again
  /// unless an answer comes. False where somebody else was faster.
  private static func makeLocked(_ path: String) -> Bool {
    guard let (number, temporary) = PartialFile.makeTemporary(beside: path, mode: 0o600) else {
      return false
    }
    return TemporaryFiles.withoutSignals {
      let isMade = flock(number, LOCK_EX | LOCK_NB) == 0 && link(temporary, path) == 0
      if isMade { TemporaryFiles.add(path, onlyWhileEmpty: true) } else { close(number) }
      unlink(temporary)
      TemporaryFiles.remove(temporary)
      return isMade
    }
  }
}
