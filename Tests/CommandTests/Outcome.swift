import Loopback

/// What a run did, for the comparison with what its case expects.
struct Outcome: Sendable {
  /// With `$URL`, `$PORT`, `$DIR` and `$VERSION` as they were in this run.
  var surroundings: Surroundings
  /// Nil where the time ran out.
  var end: Child.End?
  var stdout: [UInt8] = []
  var stderr: [UInt8] = []
  var requests: [Request] = []
  var filesBefore: [String: Folder.Entry] = [:]
  var files: [String: Folder.Entry] = [:]
  /// What the server and the harness found wrong.
  var others: [String] = []

  /// What the run gave of a subject; nil where it gave nothing.
  func actual(_ subject: Case.Expectation.Subject) -> [UInt8]? {
    switch subject {
    case .status: end.map { Array(String($0.status).utf8) }
    case .stdout: stdout
    case .stderr: stderr
    case .file(let name): files[name]?.bytes
    case .request(let reply, let part):
      requests.first { $0.reply == reply }.flatMap { request in
        switch part {
        case "request": Array("\(request.method) \(request.target)".utf8)
        case "json": request.body
        default: request.value(of: part).map { Array($0.utf8) }
        }
      }
    }
  }
}
