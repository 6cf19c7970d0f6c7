import Foundation

/// A build without the transport's workarounds, which `make portable` tests: `$YIBU_PORTABLE` is set.
enum Portable {
  /// The workaround without which a case cannot pass; nil where it needs none, or has them all.
  static func workaround(neededBy test: Case) -> String? {
    // The file's ending is not part of the list.
    let name = test.testDescription.split(separator: ":", maxSplits: 1)
    guard let file = name.first?.split(separator: ".").first, name.count > 1 else { return nil }
    return needs["\(file):\(name[1])"]
  }

  /// By case, as in the lines of `Tests/Portable/needs`: the workaround, a tab, the case.
  private static let needs: [String: String] = {
    guard ProcessInfo.processInfo.environment["YIBU_PORTABLE"] != nil,
      let text = try? String(
        contentsOfFile: Places.root + "/Tests/Portable/needs", encoding: .utf8)
    else { return [:] }
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    return Dictionary(
      lines.map { $0.split(separator: "\t", maxSplits: 1).map(String.init) }
        .filter { $0.count == 2 }.map { ($0[1], $0[0]) }
    ) { first, _ in first }
  }()
}
