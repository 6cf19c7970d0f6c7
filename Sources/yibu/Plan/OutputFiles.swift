import Options

/// The files that a run writes, which must not be one and the same.
enum OutputFiles {
  /// - Throws: a usage error where two options name one file: either would lose what the other wrote.
  static func check(_ arguments: Arguments) throws(Failure) {
    let named: [(option: String, file: OutputFile?)] = [
      ("--output", arguments.output), ("--dump-header", arguments.dumpHeader),
      ("--record", arguments.record),
      ("--conversation", arguments.conversation.map { .path($0) }),
    ]
    var taken: [String: String] = [:]
    for case (let option, .path(let path)?) in named
    where PartialFile.openStream(path) == nil && !path.hasPrefix("/dev/") {
      if let other = taken.updateValue(option, forKey: PartialFile.resolved(path)) {
        throw .usage("\(other) and \(option) both write \(path)")
      }
    }
  }
}
