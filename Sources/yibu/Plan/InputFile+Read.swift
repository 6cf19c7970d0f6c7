import JSON
import Messages
import Options

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension InputFile {
  /// The file's bytes, all of them: what goes into a request, and so cannot be longer than one.
  func readBytes() throws(Failure) -> [UInt8] {
    let file = try open()
    defer { if self != .standardInput { file.close() } }
    return try readBytes(from: file)
  }

  private func readBytes(from file: FileDescriptor) throws(Failure) -> [UInt8] {
    let limit = Question.largestBody
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try file.readAll(sizeHint: try file.status.size, limit: limit)
    } catch {
      throw .input("\(name): \(error.message)")
    }
    if bytes.count > limit { throw .input("\(name): over 32 MB, which no server takes") }
    return bytes
  }

  /// How large a file may be that holds answers, in bytes: as large as an answer that is held.
  static let largestAnswer = ResponseLimits().held

  static func tooLarge(_ name: String) -> Failure {
    .input("\(name): over 256 MB, more than an answer may have")
  }

  /// The file, open for reading.
  func open() throws(Failure) -> FileDescriptor {
    guard case .path(let path) = self else { return .standardInput }
    let number = openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC)
    if number < 0 { throw .input("\(name): \(SystemError(number: errno).message)") }
    return FileDescriptor(number: number)
  }

  /// The file's content as text, a leading byte order mark dropped.
  ///
  /// - Parameter hint: what to do with a file that is not text.
  func readText(hint: String = "") throws(Failure) -> String { try text(readBytes(), hint) }

  /// The same, of this file where it is open already.
  func readText(from file: FileDescriptor) throws(Failure) -> String {
    try text(readBytes(from: file))
  }

  private func text(_ bytes: [UInt8], _ hint: String = "") throws(Failure) -> String {
    try Self.checkEncoding(bytes, of: name)
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw .input("\(name): not UTF-8 text\(hint)")
    }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return text
  }

  /// The file's content as JSON.
  func readJSON() throws(Failure) -> JSON {
    try Self.json(try readBytes(), from: name)
  }

  /// Refuses UTF-16, in which some programs of Windows save text: told by its byte order mark, or by a NUL in
  /// the first character.
  static func checkEncoding(_ bytes: [UInt8], of name: String) throws(Failure) {
    guard bytes.count > 1 else { return }
    let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if isMarked || (bytes[0] == 0) != (bytes[1] == 0) {
      throw .input("\(name): UTF-16 text; save it as UTF-8")
    }
  }

  /// Parses what came from a file or an option; `name` says which.
  static func json(_ bytes: [UInt8], from name: String) throws(Failure) -> JSON {
    do throws(JSONError) {
      return try JSON.parse(bytes)
    } catch {
      if bytes.isEmpty { throw .input("\(name): expected JSON, found an empty file") }
      try checkEncoding(bytes, of: name)
      throw .input("\(name):\(error.line):\(error.column): \(error.reason.rawValue)")
    }
  }
}

extension TextSource {
  func read() throws(Failure) -> String {
    switch self {
    case .literal(let text): return text
    case .file(.path(let path)) where access(path, F_OK) != 0 && errno == ENOENT:
      throw .input("\(path): No such file or directory; for a text that begins with @, write @@")
    case .file(let file): return try file.readText()
    }
  }
}
