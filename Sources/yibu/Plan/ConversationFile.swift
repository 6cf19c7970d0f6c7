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
  /// The file that will take its place; made before the request is sent, so that a folder that cannot
  /// be written to is found before the answer is paid for. Nil for a file that is only read.
  private let replacement: PartialFile?

  /// - Parameter isOnlyRead: whether nothing is appended; then other runs are not waited for.
  init(_ name: String, isOnlyRead: Bool) throws(Failure) {
    if PartialFile.openStream(name) != nil { throw Self.notRegular(name) }
    var attributes = stat()
    if stat(name, &attributes) == 0, attributes.st_mode & S_IFMT == S_IFDIR {
      throw .input("\(name): \(SystemError(number: EISDIR).message)")
    }
    let bytes: [UInt8]
    if isOnlyRead {
      bytes = try Self.read(name)
      replacement = nil
    } else {
      let place = try LockedFile.place(name)
      bytes = try Self.read(place.found?.descriptor, name)
      do throws(FilePlace.Fault) {
        replacement = try PartialFile(at: place, named: name)
      } catch {
        throw .output(name, reason: error.reason)
      }
    }
    let isBlank = bytes.allSatisfy(\.isJSONSpace)
    let json: JSON? = isBlank ? nil : try InputFile.json(bytes, from: name)
    do throws(Conversation.Fault) {
      conversation = try Conversation(isBlank ? [] : bytes, parsed: json)
    } catch {
      throw .input("\(name): \(error.message)")
    }
  }

  static func notRegular(_ name: String) -> Failure {
    .input("\(name): not a regular file; --conversation needs one")
  }

  /// Appends the new turns and puts the file in its place, all or nothing.
  func append(_ turns: [[UInt8]]) throws(Failure) {
    guard let replacement else { return }
    do throws(SystemError) {
      try replacement.descriptor.write(conversation.appending(turns))
    } catch {
      throw .output(replacement.name, reason: error.message)
    }
    try replacement.commit()
  }

  /// Reads a file that nothing is to be appended to; one that is missing is empty.
  private static func read(_ name: String) throws(Failure) -> [UInt8] {
    // A pipe would be waited for, for ever.
    let number = open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    if number < 0 {
      if errno == ENOENT { return [] }
      throw .input("\(name): \(SystemError(number: errno).message)")
    }
    let file = FileDescriptor(number: number)
    defer { file.close() }
    return try read(file, name)
  }

  private static func read(_ file: FileDescriptor?, _ name: String) throws(Failure) -> [UInt8] {
    guard let file else { return [] }
    let bytes: [UInt8]
    let limit = InputFile.largestAnswer
    do throws(SystemError) {
      let status = try file.status
      guard [S_IFREG, S_IFDIR].contains(status.kind) else { throw SystemError(number: ESPIPE) }
      bytes = try file.readAll(sizeHint: status.size, limit: limit)
    } catch {
      if error.number == ESPIPE { throw notRegular(name) }
      throw .input("\(name): \(error.message)")
    }
    if bytes.count > limit { throw InputFile.tooLarge(name) }
    return bytes
  }
}
