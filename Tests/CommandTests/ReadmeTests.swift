import Foundation
import Loopback
import Testing

/// Runs the console blocks of the READMEs as somebody would who pastes them: all commands in order, in one
/// shell, from the top of a clone, and compares what it shows. Nothing is sent: the answers are in the
/// cassette `Tests/Examples/recorded`, made of the replies in the comments above the blocks.
///
/// `YIBU_UPDATE=1` makes that cassette anew.
@Suite struct ReadmeTests {
  @Test(.disabled(if: Update.isOn), arguments: ["README.md", "README.zh-CN.md"])
  func everyBlockSaysWhatHappens(_ file: String) async throws {
    let blocks = try ConsoleBlock.all(in: file)
    #expect(blocks.count > 5)
    var test = Case(clone: file, script: ConsoleBlock.script(blocks))
    test.expectations = [
      Case.Expectation(subject: .stdout, text: Content(blocks.map(\.text).joined()))
    ]
    test.expectSilence()
    try await test.check()
  }

  @Test(.enabled(if: Update.isOn))
  func recordsTheAnswers() async throws {
    let blocks = try ConsoleBlock.all(in: "README.md")
    let cassette = Places.root + "/Tests/Examples/recorded"
    try? FileManager.default.removeItem(atPath: cassette)
    // One at a time, since replies come in the order of the page.
    let script = ConsoleBlock.script(blocks, after: "unset YIBU_REPLAY")
      .replacing("-P 8", with: "-P 1")
    var test = Case(clone: "README.md", script: "export YIBU_RECORD=\(cassette)/\n" + script)
    test.environment["YIBU_API_KEY"] = Case.testKey
    test.environment["YIBU_BASE_URL"] = "$URL"
    test.script = try Script(blocks.map(\.replies).joined())
    _ = try Run(test: test).outcome()
  }

  @Test func bothLanguagesShowTheSame() throws {
    let blocks = try ConsoleBlock.all(in: "README.md")
    let others = try ConsoleBlock.all(in: "README.zh-CN.md")
    #expect(blocks.count == others.count)
    for (block, other) in zip(blocks, others) { #expect(block.text == other.text) }
  }
}

extension Case {
  /// A script that begins at the top of a clone in which `make demo` was run, by somebody without a key.
  fileprivate init(clone file: String, script: String) {
    let start =
      "mkdir -p .build/debug; ln -s \"$(command -v yibu)\" .build/debug; exec 2>&1\n"
    self.init(file: file, name: "the blocks", command: start + script + ":\n")
    environment = [:]
    files = [("Tests/Examples", .copy("Tests/Examples/"))]
    needs = ["jq"]
    leftovers = ["*"]
    timeLimit = 60
  }
}

/// A block of commands and their output, as a README shows it.
private struct ConsoleBlock {
  /// What the server sends, in the words of the cases, each in a comment of its own above the block.
  var replies: String
  var commands: [String] = []
  /// The whole of it: commands after `$ `, and what they print.
  var text = ""

  static func all(in file: String) throws -> [ConsoleBlock] {
    let page = try String(contentsOfFile: Places.root + "/" + file, encoding: .utf8)
    let parts = page.components(separatedBy: "```console\n")
    return try parts.indices.dropFirst().map { index in
      let text = try #require(parts[index].components(separatedBy: "```\n").first)
      var block = ConsoleBlock(replies: comments(atTheEndOf: parts[index - 1]), text: text)
      for line in text.split(separator: "\n") {
        if line.hasPrefix("$ ") {
          block.commands.append(String(line.dropFirst(2)))
        } else if line.hasPrefix("> "), let last = block.commands.indices.last {
          block.commands[last] += "\n" + line.dropFirst(2)
        }
      }
      return block
    }
  }

  private static func comments(atTheEndOf text: String) -> String {
    let paragraph = text.components(separatedBy: "\n\n").last ?? ""
    return paragraph.components(separatedBy: "<!-- ").dropFirst()
      .map { ($0.components(separatedBy: " -->").first ?? "") + "\n" }.joined()
  }

  /// Shows each command, runs it, and then the other one, unseen.
  static func script(_ blocks: [ConsoleBlock], after other: String = ":") -> String {
    blocks.flatMap(\.commands).map { command in
      let shown = "$ " + command.replacing("\n", with: "\n> ")
      return "cat <<'SHOWN'\n\(shown)\nSHOWN\n\(command)\n\(other)\n"
    }.joined()
  }
}
