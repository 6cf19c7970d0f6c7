import Foundation
import Loopback
import Testing

/// `YIBU_UPDATE=1`: writes what the runs give into the case files, where it is not what is expected.
@Suite struct Update {
  static let isOn = ProcessInfo.processInfo.environment["YIBU_UPDATE"] == "1"

  @Test(arguments: isOn ? CaseFile.all : [])
  func rewritesExpectations(of file: CaseFile) async throws {
    if ProcessInfo.processInfo.environment["CI"] == "true" {
      Issue.record("nothing is rewritten where CI=true")
      return
    }
    let (lines, failures) = await Update.rewritten(file)
    for failure in failures { Issue.record("\(file.name): \(failure)") }
    if lines == file.lines { return }
    print("\(file.name) is rewritten")
    try lines.joined(separator: "\n").write(
      toFile: CaseFile.folder + "/" + file.name, atomically: true, encoding: .utf8)
  }

  /// The file's lines with what its runs gave, and what could not be brought in order so.
  static func rewritten(_ file: CaseFile) async -> (lines: [String], failures: [String]) {
    if !file.failures.isEmpty { return (file.lines, file.failures) }
    var (lines, failures) = (file.lines, [String]())
    // From the end, so that the lines before stay where they are.
    for (block, outcomes) in zip(file.blocks, await outcomes(of: file.blocks)).reversed()
    where !block.cases.isEmpty {
      if outcomes.count < block.cases.count {
        print("\(file.name): \(block.name): left as it is: this machine lacks what it needs")
        continue
      }
      let rewriting = Rewriting(block, outcomes, in: lines)
      lines = rewriting.lines
      let others = zip(block.cases, outcomes).flatMap { Differences(between: $0, and: $1).others }
      failures += (rewriting.failures + others).map { "\(block.name): not updated: \($0)" }
    }
    return (lines, failures)
  }

  /// One for each case of each block; fewer where the machine lacks what they need.
  private static func outcomes(of blocks: [CaseFile.Block]) async -> [[Outcome]] {
    await withTaskGroup(of: (block: Int, row: Int, outcome: Outcome?).self) { group in
      for (number, block) in blocks.enumerated() {
        for (row, test) in block.cases.enumerated() where test.needs.allSatisfy(Places.has) {
          group.addTask {
            (number, row, try? await Lanes.run { try Run(test: test).outcome() })
          }
        }
      }
      let all = await group.reduce(into: []) { $0.append($1) }.sorted { $0.row < $1.row }
      return blocks.indices.map { number in all.filter { $0.block == number }.compactMap(\.outcome)
      }
    }
  }
}
