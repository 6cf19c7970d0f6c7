import Foundation
import Loopback
import Testing

/// Runs every console block of the READMEs: each command in order, against a server that plays the
/// recordings named in the comment above the block, and compares what a reader would see.
@Suite struct ReadmeTests {
  @Test(arguments: ["README.md", "README.zh-CN.md"])
  func everyBlockSaysWhatHappens(_ file: String) async throws {
    let blocks = try ConsoleBlock.all(in: file)
    #expect(blocks.count > 5)
    for block in blocks { try await block.test(file: file).check() }
  }

  @Test func bothLanguagesShowTheSame() throws {
    let blocks = try ["README.md", "README.zh-CN.md"].map { try ConsoleBlock.all(in: $0) }
    #expect(blocks[0].map(\.commands) == blocks[1].map(\.commands))
    #expect(blocks[0].map(\.recordings) == blocks[1].map(\.recordings))
  }
}

/// A block of commands and their output, as a README shows it.
struct ConsoleBlock {
  var line: Int
  var recordings: [String]
  var commands: [String] = []
  /// The whole of it: commands behind `$ `, and what they print.
  var text = ""

  static func all(in file: String) throws -> [ConsoleBlock] {
    let text = try String(contentsOfFile: Places.root + "/" + file, encoding: .utf8)
    var blocks: [ConsoleBlock] = []
    var recordings: [String] = []
    var isInside = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("<!-- answers:") {
        recordings = line.split(separator: " ").filter { $0.hasSuffix(".http") }.map(String.init)
      } else if line == "```console" {
        isInside = true
        blocks.append(ConsoleBlock(line: index + 1, recordings: recordings))
        recordings = []
      } else if line == "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].text += line + "\n"
        if line.hasPrefix("$ ") {
          blocks[blocks.count - 1].commands.append(String(line.dropFirst(2)))
        } else if line.hasPrefix("> ") {
          blocks[blocks.count - 1].commands[blocks[blocks.count - 1].commands.count - 1] +=
            "\n" + line.dropFirst(2)
        }
      }
    }
    return blocks
  }

  /// The block as a case of the harness.
  func test(file: String) throws -> Case {
    var script = "exec 2>&1\n"
    for command in commands {
      let shown = "$ " + command.replacing("\n", with: "\n> ")
      script += "cat <<'SHOWN'\n\(shown)\nSHOWN\n\(command)\n"
    }
    var test = Case(file: file, name: "block at line \(line)", command: script + ":\n")
    for name in ["get_weather.json", "tool-loop.sh", "tools/get_weather"] {
      test.files.append((name, .copy("Tests/Examples/" + name)))
      if !name.hasSuffix("json") { test.modes.append((name, "0755")) }
    }
    if commands.contains(where: { $0.contains("YIBU_REPLAY=fixtures") }) {
      test.files.append(("fixtures", .copy("Tests/Examples/fixtures")))
    }
    test.files.append(("weather.http", .copy("Tests/Recordings/weather.http")))
    test.leftovers = ["*"]
    // A reader has no server of theirs.
    if recordings.isEmpty { test.environment["YIBU_BASE_URL"] = nil }
    if commands.contains(where: { $0.contains("jq") || $0.contains("tool-loop") }) {
      test.needs = ["jq"]
    }
    test.script.exchanges = recordings.map { .recording($0) }
    test.expectations = [Case.Expectation(subject: .stdout, text: Content(text))]
    test.expectSilence()
    return test
  }
}
