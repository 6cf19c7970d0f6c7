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

  /// - Parameter isReadOnly: whether the file is only read, and so not locked.
  init(_ name: String, isReadOnly: Bool) throws(Failure) {
    self.name = name
    path = PartialFile.resolved(name)
    let bytes = isReadOnly ? try Self.read(name) : try Self.lock(path, name)
    let isBlank = bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let json: JSON? = isBlank ? nil : try InputFile.json(bytes, from: name)
    do throws(Conversation.Fault) {
      conversation = try Conversation(isBlank ? [] : bytes, parsed: json)
    } catch {
      throw .input("\(name): \(error.message)")
    }
    replacement = isReadOnly ? nil : try PartialFile(name)
  }

  /// Whether the turns can be sent as they are: the last is the user's, or one that the model paused.
  var goesOn: Bool {
    guard let last = conversation.messages.last else { return false }
    if last["role"]?.text != "assistant" { return true }
    let type = last["content"]?.elements?.last?["type"]?.text
    return type != nil && type != "text" && type != "tool_use"
  }

  /// Appends the new turns and puts the file in its place, all or nothing.
  func append(_ turns: [[UInt8]]) throws(Failure) {
    guard let replacement else { return }
    do throws(SystemError) {
      try replacement.descriptor.write(conversation.appending(turns))
    } catch {
      throw .output(name, reason: error.words)
    }
    try replacement.commit()
  }

  private static func read(_ path: String) throws(Failure) -> [UInt8] {
    access(path, F_OK) == 0 || errno != ENOENT ? try InputFile.path(path).readBytes() : []
  }

  /// Opens the file, making it if need be, and waits until no other run uses it. The lock ends with
  /// the process.
  private static func lock(_ path: String, _ name: String) throws(Failure) -> [UInt8] {
    func fault() -> Failure { .input("\(name): \(SystemError(number: errno).words)") }
    while true {
      if access(path, F_OK) != 0, makeLocked(path) { return [] }
      let number = open(path, O_RDONLY | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o666)
      if number < 0 { throw fault() }
      var opened = stat()
      guard fstat(number, &opened) == 0 else { throw fault() }
      guard opened.st_mode & S_IFMT == S_IFREG else {
        throw .input("\(name): not a regular file; a conversation is kept in one")
      }
      if flock(number, LOCK_EX | LOCK_NB) != 0 {
        StandardError.note("waiting for another run that uses \(name)")
        while flock(number, LOCK_EX) != 0 { if errno != EINTR { throw fault() } }
      }
      // Whoever had the lock replaced the file, most likely: then this one is no longer it.
      var named = stat()
      if stat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev {
        do throws(SystemError) {
          return try FileDescriptor(number: number).readAll(sizeHint: Int(named.st_size))
        } catch {
          throw .input("\(name): \(error.words)")
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
      if isMade { TemporaryFiles.add(path) } else { close(number) }
      unlink(temporary)
      TemporaryFiles.remove(temporary)
      return isMade
    }
  }
}
