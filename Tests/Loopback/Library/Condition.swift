/// What somebody waits for: text that the command has printed, a number of requests that it has made,
/// or of connections that it has left while the server was hanging.
package enum Condition: Sendable, Equatable {
  case stdout(String)
  case stderr(String)
  case requests(Int)
  case left(Int)

  /// How long one waits before the case fails.
  package static let seconds = 5.0

  /// `stdout TEXT`, `stderr TEXT`, `requests N` or `left N`.
  package init(_ entry: Entry) throws {
    let (what, value) = try entry.split()
    switch what {
    case "stdout": self = .stdout(try value.string())
    case "stderr": self = .stderr(try value.string())
    case "requests": self = .requests(try value.number())
    case "left": self = .left(try value.number())
    default: throw entry.wrong("expected stdout, stderr, requests or left, found \(what)")
    }
  }

  package var description: String {
    switch self {
    case .stdout(let text): "stdout has \(Quoted.text(Array(text.utf8)))"
    case .stderr(let text): "stderr has \(Quoted.text(Array(text.utf8)))"
    case .requests(let count): "\(count) requests have come"
    case .left(let count): "\(count) connections were left"
    }
  }
}
