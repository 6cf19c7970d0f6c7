import Foundation
import Loopback
import Testing

/// Runs the steps of the job for continuous integration that the READMEs show, with the cassette and the
/// answer of `Tests/Examples`.
@Suite struct ReadmeJobTests {
  @Test(arguments: ["README.md", "README.zh-CN.md"])
  func theJobPasses(_ file: String) async throws {
    try await ContinuousJob(in: file).test().check()
  }

  @Test func anotherAnswerFails() async throws {
    var test = try ContinuousJob(in: "README.md").test()
    test.files.removeAll { $0.name == "expected.txt" }
    test.files.append(("expected.txt", .regular(Content("It rains.\n"))))
    test.expectations = [
      Case.Expectation(subject: .status, text: Content("1")),
      Case.Expectation(
        subject: .stdout,
        text: Content(
          """
          1c1
          < It rains.
          ---
          > It is sunny in San Francisco, at 18 °C.

          """)),
    ]
    test.expectSilence()
    try await test.check()
  }

  @Test func bothLanguagesShowTheSameJob() throws {
    #expect(try ContinuousJob(in: "README.md").text == ContinuousJob(in: "README.zh-CN.md").text)
  }
}

/// The one block of YAML in a README.
private struct ContinuousJob {
  let file: String
  let text: String

  init(in file: String) throws {
    self.file = file
    let readme = try String(contentsOfFile: Places.root + "/" + file, encoding: .utf8)
    let parts = readme.components(separatedBy: "```yaml\n")
    try #require(parts.count == 2)
    text = try #require(parts[1].components(separatedBy: "```").first)
  }

  /// The lines after `- run: `, but for those that need root: the installation.
  private var steps: [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.trimmingPrefix(while: \.isWhitespace)
      guard words.hasPrefix("- run: "), !words.contains("sudo ") else { return nil }
      return String(words.dropFirst("- run: ".count))
    }
  }

  /// The names and values below `env:`.
  private var variables: [(String, String)] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 2, words[0].hasPrefix("YIBU_") else { return nil }
      return (String(words[0].dropLast()), String(words[1]))
    }
  }

  func test() throws -> Case {
    try #require(!steps.isEmpty && !variables.isEmpty)
    // Each step has a shell of its own there, which stops at the first failure.
    let script = steps.map { "sh -e -c '\($0)' || exit" }.joined(separator: "\n")
    var test = Case(file: file, name: "the job", command: script + "\n:")
    test.environment["YIBU_API_KEY"] = nil
    for (name, value) in variables { test.environment[name] = value }
    for name in ["get_weather.json", "tool-loop.sh", "expected.txt", "fixtures"] {
      test.files.append((name, .copy("Tests/Examples/" + name)))
    }
    test.files.append(("tools/get_weather", .copy("Tests/Examples/tools/get_weather")))
    test.modes = [("tool-loop.sh", "0755"), ("tools/get_weather", "0755")]
    test.needs = ["jq"]
    test.leftovers = ["*"]
    test.expectSilence()
    return test
  }
}
