import Foundation
import Loopback
import Testing

/// Runs every case of `cases/*.json` against the built command.
@Suite struct CommandTests {
  @Test(arguments: CaseFile.all.flatMap(\.cases))
  func command(_ test: Case) async throws {
    if let workaround = Portable.workaround(neededBy: test) {
      try Test.cancel("needs \(workaround)")
    }
    let missing = test.needs.filter { !Places.has($0) }
    if !missing.isEmpty {
      let text = "\(test.testDescription): skipped, needs \(missing.joined(separator: ", "))"
      // In continuous integration a case that never runs is a hole that nobody sees. Only root, and
      // a container that mounts nothing, cannot be mended there.
      let isTolerated = missing == ["unprivileged"] || missing == ["mounts"]
      if ProcessInfo.processInfo.environment["CI"] == "true" && !isTolerated {
        Issue.record("\(text)")
      } else {
        // Swift Testing itself names the test only, not the case.
        FileHandle.standardError.write(Data((text + "\n").utf8))
        try Test.cancel("\(text)")
      }
      return
    }
    let outcome = try await Lanes.shared.run { try Run(test: test).outcome() }
    let differences = Differences(between: test, and: outcome).found
    if !differences.isEmpty {
      Issue.record("\(Report(test: test, outcome: outcome, differences: differences).text)")
    }
  }

  @Test func everyCaseFileCanBeRead() {
    #expect(!CaseFile.all.isEmpty)
    // A name that is mistyped would make every test pass.
    #expect(CaseFile.all.contains { !$0.cases.isEmpty }, "$YIBU_CASES matches no case")
    for file in CaseFile.all {
      if let failure = file.failure { Issue.record("\(file.name): \(failure)") }
      let names = file.cases.map(\.name)
      #expect(names.count == Set(names).count, "\(file.name) has two cases of one name")
    }
  }
}
