import Options

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Options that do not go together. All of them are found here, before a file is written.
enum Conflicts {
  /// - Throws: a usage error that names the options.
  static func check(_ arguments: Arguments) throws(Failure) {
    try checkStandardInput(arguments.standardInputReaders)
    if arguments.printCurl, arguments.replay != nil {
      throw .usage("--print-curl cannot be combined with --replay: nothing is sent")
    }
    try checkExtract(arguments)
    if arguments.certificateKey != nil, arguments.certificate == nil {
      // The word may be a key of the API, and is not shown.
      throw .usage(
        "--key is the private key of a client certificate and needs --cert FILE; "
          + "the key of the API is YIBU_API_KEY or --key-file FILE")
    }
    let setsMessages = arguments.assignments.contains {
      $0.key == "messages" || $0.key.hasPrefix("messages.")
    }
    if setsMessages, arguments.conversation != nil {
      throw .usage(
        "--set messages cannot be combined with --conversation: its file holds the messages")
    }
    let hasTurn =
      !arguments.prompt.isEmpty || !arguments.attachments.isEmpty
      || !arguments.toolResults.isEmpty || !arguments.toolErrors.isEmpty
    if hasTurn, arguments.setsAllMessages {
      throw .usage("--set messages cannot be combined with a prompt: it would replace it")
    }
  }

  /// A part of the text can be printed only where the text is.
  private static func checkExtract(_ arguments: Arguments) throws(Failure) {
    guard arguments.extracts else { return }
    switch arguments.outputForm {
    case .text: break
    case .json: throw .usage("--extract cannot be combined with --json")
    case .events: throw .usage("--extract cannot be combined with --events")
    case .toolCalls: throw .usage("--extract cannot be combined with --tool-calls")
    }
  }

  /// Standard input can be read only once.
  private static func checkStandardInput(_ readers: [String]) throws(Failure) {
    guard readers.count > 1 else { return }
    throw .usage(
      readers[0] == readers[1]
        ? "standard input is named twice by \(readers[0])"
        : "standard input is named twice: by \(readers[0]) and by \(readers[1])")
  }

  /// Two options that write one file would lose what one of them wrote, or break it: to an answer or a head a
  /// line of `--write-out` may be added, to a conversation or a recording not.
  ///
  /// - Throws: a usage error that names the options.
  static func checkFiles(_ arguments: Arguments, _ writeOut: WriteOut?) throws(Failure) {
    let all: [(option: String, file: OutputFile?)] = [
      ("--output", arguments.output), ("--dump-header", arguments.dumpHeader),
      ("--record", arguments.record),
      ("--conversation", arguments.conversation.map { .path($0) }),
    ]
    let named = all.filter { $0.file != nil }
    let added = writeOut?.files ?? []
    if named.count + added.count < 2 { return }
    var taken: [FilePlace.Identity: String] = [:]
    for case (let option, .path(let path)?) in named where isPlaceForFile(path) {
      // A file in a missing folder cannot be written, which is told later.
      guard let place = FilePlace.identity(of: path) else { continue }
      if let other = taken.updateValue(option, forKey: place) {
        throw .usage("\(other) and \(option) both write \(path)")
      }
    }
    for file in added {
      guard case .path(let path) = file.file, isPlaceForFile(path),
        let place = FilePlace.identity(of: path), let other = taken[place]
      else { continue }
      if file.isAddedTo, other == "--output" || other == "--dump-header" { continue }
      throw .usage("\(other) and --write-out both write \(path)")
    }
  }

  /// Whether the path names a regular file, or one that is still to be made: a device or a pipe may be written
  /// by two.
  private static func isPlaceForFile(_ path: String) -> Bool {
    guard PartialFile.openStream(path) == nil else { return false }
    do throws(SystemError) {
      return try FileStatus(of: path).isRegular
    } catch {
      return error.number == ENOENT
    }
  }
}

extension Arguments {
  /// Whether `--set` gives the whole list of messages.
  var setsAllMessages: Bool { assignments.contains { $0.key == "messages" } }
}
