import Options

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where responses are kept (`--record`).
enum RecordingPlan {
  case file(RecordFile)
  /// Each response under the key of its request.
  case cassette(Cassette)

  /// Nil where neither the option nor the variable asks for it. Makes the folder of a cassette.
  init?(_ arguments: Arguments) throws(Failure) {
    guard let file = arguments.record ?? Self.variable else { return nil }
    if case .path(let path) = file, let cassette = Cassette(path) {
      try cassette.make()
      self = .cassette(cassette)
      return
    }
    let name = if case .path(let path) = file { path } else { "standard output" }
    try Self.checkIsFolder(name, arguments)
    self = .file(RecordFile(try OutputTarget(file), keepsCookies: false))
  }

  /// What the variable names. Where nothing is there yet, it is a folder, since a script may call more than
  /// once.
  private static var variable: OutputFile? {
    guard let path = Environment.value("YIBU_RECORD") else { return nil }
    let isThere = path.hasSuffix("/") || access(path, F_OK) == 0
    return .path(isThere ? path : path + "/")
  }

  /// A command that sends more than one request cannot do with one file.
  static func checkIsFolder(_ name: String, _ arguments: Arguments) throws(Failure) {
    guard arguments.command == .balance else { return }
    throw .usage("\(name): balance needs a folder, since it may send several requests")
  }

  /// What keeps the response to a request.
  func file(for request: PlannedRequest) throws(Failure) -> RecordFile {
    switch self {
    case .file(let file): file
    case .cassette(let cassette): try cassette.record(request)
    }
  }
}
