import Foundation
import Loopback
import Testing

/// Runs every case of `cases/*.txt` against the built command.
@Suite struct CommandTests {
  @Test(.disabled(if: Update.isOn), arguments: CaseFile.all.flatMap(\.blocks).flatMap(\.cases))
  func command(_ test: Case) async throws {
    if let workaround = Portable.workaround(neededBy: test) {
      try Test.cancel("needs \(workaround)")
    }
    try await test.check()
  }

  @Test func everyNeedOfThePortableBuildNamesACase() {
    guard ProcessInfo.processInfo.environment["YIBU_CASES"] == nil else { return }
    let cases = CaseFile.all.flatMap(\.blocks).flatMap(\.cases)
    #expect(!Portable.needs.isEmpty)
    for need in Portable.needs where !cases.contains(where: { $0.isNamed(need.name) }) {
      Issue.record("Tests/Portable/needs: no case is named \(need.name)")
    }
  }

  @Test func everyCaseFileCanBeRead() {
    for file in CaseFile.all {
      for failure in file.failures { Issue.record("\(failure)") }
    }
    // A name that is mistyped would make every test pass.
    let hasCases = CaseFile.all.contains { file in file.blocks.contains { !$0.cases.isEmpty } }
    #expect(hasCases, "$YIBU_CASES matches no case")
  }
}

extension Case {
  /// Runs the case and records what is not as expected. What this machine lacks is told.
  func check() async throws {
    let missing = needs.filter { !Places.has($0) }
    if missing.isEmpty {
      let outcome = try await Lanes.run { try Run(test: self).outcome() }
      let differences = Differences(between: self, and: outcome).found
      if !differences.isEmpty {
        Issue.record("\(Report(test: self, outcome: outcome, differences: differences).text)")
      }
      return
    }
    let text = "\(testDescription): skipped, needs \(missing.joined(separator: ", "))"
    // In continuous integration a case that never runs is a hole that nobody sees. Only a container without
    // namespaces cannot be mended there.
    let isMendable = !Places.namespaces.isSuperset(of: missing)
    if ProcessInfo.processInfo.environment["CI"] == "true" && isMendable {
      Issue.record("\(text)")
    } else {
      // Swift Testing itself names the test only, not the case.
      FileHandle.standardError.write(Data((text + "\n").utf8))
    }
  }
}
