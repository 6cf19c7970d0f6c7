import Options

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder of recorded responses, each under the key of its request: `KEY.http` is the response as
/// `curl -i` prints it, `KEY.json` the request's body.
///
/// Nothing else is kept, so runs may record and play in parallel and in any order: equal requests get the
/// same response, and recording one again replaces it.
struct Cassette: Sendable {
  /// As the user gave it, with one slash at its end.
  let folder: String

  /// Nil where the path does not name a folder: it is not there as one, and does not end in a slash.
  init?(_ path: String) {
    guard path.hasSuffix("/") || Self.isFolder(path) else { return nil }
    folder = path.hasSuffix("/") ? path : path + "/"
  }

  private static func isFolder(_ path: String) -> Bool {
    var attributes = stat()
    return stat(path, &attributes) == 0 && attributes.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes the folder where it is missing, and the folders above it.
  ///
  /// - Throws: an output error with the system's reason.
  func make() throws(Failure) {
    for end in folder.utf8.indices where folder.utf8[end] == UInt8(ascii: "/") {
      let path = String(decoding: folder.utf8[..<end], as: UTF8.self)
      if path.isEmpty || Self.isFolder(path) { continue }
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
        throw .output(path, reason: SystemError(number: errno).message)
      }
    }
  }

  /// The recorded response to a request.
  ///
  /// - Parameters:
  ///   - ignored: paths of members of the body that may differ, where no response is recorded for exactly
  ///     this request.
  ///   - isVerbose: whether to say which file it is, or where both bodies are that differ.
  /// - Throws: an input error that names the key and what differs from the nearest recorded request.
  func recording(of request: PlannedRequest, ignoring ignored: [String], isVerbose: Bool)
    throws(Failure) -> Recording
  {
    let path = try response(to: request, ignoring: ignored, isVerbose: isVerbose)
    let recording = try Recording(.path(path))
    if isVerbose { StandardError.trace("* the response is \(path)") }
    return recording
  }

  private func response(to request: PlannedRequest, ignoring ignored: [String], isVerbose: Bool)
    throws(Failure) -> String
  {
    let path = folder + request.key + ".http"
    if access(path, F_OK) == 0 {
      try Self.checkIsRegular(path)
      return path
    }
    if errno != ENOENT { throw .input("\(path): \(SystemError(number: errno).message)") }
    let nearest = try nearest(to: request, ignoring: ignored)
    if let path = try nearest.response() { return path }
    if isVerbose { nearest.showFiles() }
    throw nearest.failure
  }

  /// A pipe would make every run wait.
  static func checkIsRegular(_ path: String) throws(Failure) {
    guard (try? FileStatus(of: path))?.isRegular == true else {
      throw .input("\(path): not a regular file")
    }
  }

  /// The files that keep the response to a request. Who made the folder must not decide what else is written:
  /// its files are not links.
  func record(_ request: PlannedRequest) throws(Failure) -> RecordFile {
    let name = folder + request.key
    for path in [name + ".http", name + ".json"] where SymbolicLink.isAt(path) {
      throw .output(path, reason: "it is a symbolic link; remove it")
    }
    var body: RecordFile.RequestBody?
    if let bytes = request.body {
      body = RecordFile.RequestBody(
        target: try OutputTarget(.path(name + ".json"), isShared: true), bytes: bytes)
    }
    return RecordFile(
      try OutputTarget(.path(name + ".http"), isShared: true), keepsCookies: false, request: body)
  }
}
