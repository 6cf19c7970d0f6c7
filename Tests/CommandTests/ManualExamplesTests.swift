import Foundation
import Loopback
import Testing

/// Every example of the man page is run by a case of its own, so that none goes stale.
@Suite struct ManualExamplesTests {
  private let page = Places.root + "/man/yibu.1"

  /// The examples as a reader copies them.
  private func examples() throws -> [String] {
    let text = try String(contentsOfFile: page, encoding: .utf8)
    return text.split(separator: ".EX\n").dropFirst().map { part in
      let code = part.split(separator: "\n.EE\n", maxSplits: 1)[0]
      let escapes = ["\\-": "-", "\\(aq": "'", "\\(ti": "~", "\\(ha": "^", "\\(ga": "`", "\\&": ""]
      let plain = escapes.reduce(String(code)) {
        $0.replacingOccurrences(of: $1.key, with: $1.value)
      }
      return plain.replacingOccurrences(of: "\\e", with: "\\")
    }
  }

  @Test(.disabled(if: ProcessInfo.processInfo.environment["YIBU_CASES"] != nil))
  func everyExampleHasACase() throws {
    let file = try #require(CaseFile.all.first { $0.name == "generate-examples.txt" })
    let commands = file.blocks.flatMap(\.cases).map(\.command)
    #expect(try Set(examples()) == Set(commands))
  }
}
