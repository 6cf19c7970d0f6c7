import Foundation

/// A build without the transport's workarounds, which `make portable` tests: `$YIBU_PORTABLE` is set.
enum Portable {
  /// One line of `Tests/Portable/needs`.
  struct Need: Sendable {
    let workaround: String
    /// How the case's name begins, after its file and a colon.
    let name: String
  }

  /// The workaround without which a case cannot pass; nil where it needs none, or has them all.
  static func workaround(neededBy test: Case) -> String? {
    guard ProcessInfo.processInfo.environment["YIBU_PORTABLE"] != nil else { return nil }
    return needs.first { test.isNamed($0.name) }?.workaround
  }

  static let needs: [Need] = {
    let list = try? String(contentsOfFile: Places.root + "/Tests/Portable/needs", encoding: .utf8)
    let lines = (list ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
    return lines.map { $0.split(separator: "\t", maxSplits: 1).map(String.init) }
      .filter { $0.count == 2 }.map { Need(workaround: $0[0], name: $0[1]) }
  }()
}

extension Case {
  /// Whether its file, without the ending, a colon and its name begin like that.
  func isNamed(_ start: String) -> Bool {
    let name = testDescription.split(separator: ".txt:", maxSplits: 1)
    return name.count == 2 && "\(name[0]):\(name[1])".hasPrefix(start)
  }
}
