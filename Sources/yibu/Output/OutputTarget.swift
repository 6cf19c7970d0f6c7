import Options

/// Where the answer goes: standard output, or a file that appears only when it is complete.
struct OutputTarget: Sendable {
  private let file: PartialFile?

  /// - Parameter isShared: whether other runs may write the same file.
  init(_ output: OutputFile?, isShared: Bool = false) throws(Failure) {
    if case .path(let path)? = output {
      file = try PartialFile(path, isShared: isShared)
    } else {
      file = nil
    }
  }

  /// Whether nothing of the output is seen before the whole of it.
  var isHeld: Bool { file?.isHeld ?? false }

  func write(_ bytes: [UInt8]) throws(Failure) {
    if bytes.isEmpty { return }
    if !isHeld { TransientLine.end() }
    do throws(SystemError) {
      try (file?.descriptor ?? .standardOutput).write(bytes)
    } catch {
      if error.isBrokenPipe, file == nil { throw .pipeClosed }
      throw .output(file?.name ?? "standard output", reason: error.message)
    }
  }

  /// Writes the whole of what a server sent. Where this is a terminal, it is made fit for that, and its
  /// last line is ended.
  func write(_ bytes: [UInt8], as style: TerminalText.Style) throws(Failure) {
    guard isTerminal else { return try write(bytes) }
    var filter = TerminalText(style)
    try write(filter.show(bytes))
    try endLine(after: bytes.last)
  }

  /// Ends the line on a terminal, so that the shell's prompt stands on one of its own. Elsewhere the bytes
  /// stay the server's.
  ///
  /// - Parameter byte: the last one written; nil where there was none.
  func endLine(after byte: UInt8?) throws(Failure) {
    guard let byte, byte != UInt8(ascii: "\n"), isTerminal else { return }
    try write([UInt8(ascii: "\n")])
  }

  /// Prints what takes the place of an answer, ending its last line.
  func show(_ bytes: [UInt8]) throws(Failure) -> ExitStatus {
    try write(bytes, as: .json)
    if bytes.last != UInt8(ascii: "\n"), !isTerminal { try write([UInt8(ascii: "\n")]) }
    try commit()
    return .success
  }

  var isTerminal: Bool { (file?.descriptor ?? .standardOutput).isTerminal }

  /// Takes back what was written, where that is possible (`isHeld`).
  func restart() throws(Failure) { try file?.restart() }

  func commit() throws(Failure) { try file?.commit() }
}
