import Loopback

/// What a run did, for the comparison with what its case expects.
struct Outcome: Sendable {
  enum Ending: Equatable, Sendable {
    case ended(Child.Ending)
    case timedOut
  }

  var ending: Ending
  var stdout: [UInt8]
  var stderr: [UInt8]
  var requests: [Request] = []
  /// What the server and the harness found wrong.
  var complaints: [String] = []
  var filesBefore: [String: Folder.Entry] = [:]
  var files: [String: Folder.Entry] = [:]
  var seconds = 0.0
  var cpuSeconds = 0.0
  var memoryMegabytes = 0.0
  /// With `$URL`, `$PORT`, `$DIR` and `$VERSION` as they were in this run.
  var surroundings: Surroundings
}
