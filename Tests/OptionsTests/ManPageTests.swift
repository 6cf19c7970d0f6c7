import Options
import Testing

/// The man page, made from the tables.
@Suite struct ManPageTests {
  private static let text = GeneratedFile.manPage.text
  private let page = text
  private let plain = readable

  /// The page's text as a reader sees it, but for line breaks.
  private static let readable: String = {
    let fonts = text.replacing(/\\f[BIR]/, with: "")
    let escapes = [("\\-", "-"), ("\\&", ""), ("\\(ga", "`"), ("\\(ha", "^"), ("\\(ti", "~")]
    let plain = escapes.reduce(fonts) { $0.replacing($1.0, with: $1.1) }
    return plain.replacing("\\(aq", with: "'").replacing("\\e", with: "\\")
      .replacing("\n", with: " ")
  }()

  @Test(arguments: Option.table.map(\.name))
  func everyOptionHasAnEntry(_ name: String) throws {
    let option = try #require(Option.named(name))
    let escaped = name.replacing("-", with: "\\-")
    let tag = (option.letter.map { "\\fB\\-\($0)\\fR, " } ?? "") + "\\fB\\-\\-\(escaped)\\fR"
    let entries = page.ranges(of: ".TP\n\(tag)" + (option.placeholder == nil ? "\n" : " "))
    #expect(entries.count == 1)
    #expect(plain.contains(String(option.summary.dropFirst())))
    let entry = try page[#require(entries.first).upperBound...].split(separator: "\n")
      .prefix { $0 != ".TP" && !$0.hasPrefix(".S") }
    if let since = option.since { #expect(entry.last == "Since \(since).") }
  }

  @Test(arguments: Command.allCases)
  func everyCommandIsInTheSynopsis(_ command: Command) {
    #expect(plain.contains("yibu \(command.synopsis)"))
    #expect(page.contains(".TP\n\\fB\(command.rawValue)\\fR"))
  }

  @Test(arguments: Options.ExitStatus.allCases)
  func everyExitStatusIsListed(_ status: Options.ExitStatus) {
    #expect(page.contains(".TP\n\\fB\(status.rawValue)\\fR\n"))
  }

  @Test func everyOptionThatItNamesExists() {
    for match in plain.matches(of: /(?:^|[ (])--([a-z][a-z0-9-]*)/) {
      let name = String(match.1)
      // How an option is spelled, and curl's.
      if ["name"].contains(name) { continue }
      #expect(Option.named(name) != nil, "--\(name)")
    }
  }

  @Test func itIsPlainASCII() {
    let isASCII = page.unicodeScalars.allSatisfy { $0.isASCII }
    #expect(isASCII)
  }

  @Test func noLineIsARequestByAccident() {
    let requests = Set(["TH", "SH", "SS", "TP", "PP", "IP", "BR", "br", "RS", "RE", "EX", "EE"])
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      let name = line.dropFirst().prefix { $0 != " " }
      #expect(requests.contains(String(name)) || line.hasPrefix(".\\\""), "\(line)")
    }
  }

  @Test func noHyphenCanBreakOrTurnIntoADash() {
    for line in page.split(separator: "\n") where !line.hasPrefix(".") {
      #expect(!line.replacing("\\-", with: "").contains("-"), "\(line)")
    }
  }

  /// `man` indents them by 11 columns; a page may be 60 wide.
  @Test func noExampleIsTooWideForATerminal() {
    for part in page.split(separator: ".EX\n").dropFirst() {
      let code = part.split(separator: "\n.EE")[0].replacing("\\-", with: "-")
        .replacing("\\(aq", with: "'").replacing("\\e", with: "\\")
      for line in code.split(separator: "\n") { #expect(line.count <= 49, "\(line)") }
    }
  }
}
