import Options
import Testing

@Suite struct ExitStatusTests {
  /// Scripts branch on them. A row may be added here, none may ever be changed.
  private static let promised: KeyValuePairs<Options.ExitStatus, Int32> = [
    .success: 0, .usage: 2, .badURL: 3, .proxyNotResolved: 5, .hostNotResolved: 6,
    .notConnected: 7, .brokenOff: 18, .writeFailed: 23, .inputFailed: 26, .timedOut: 28,
    .tlsFailed: 35, .redirected: 47, .emptyReply: 52, .receiveFailed: 56, .notTrusted: 60,
    .invalidRequest: 101, .keyRefused: 102, .outOfCredit: 103, .notFound: 104, .rateLimited: 105,
    .serverFailed: 106, .badAnswer: 107, .asksForTools: 110, .cutOff: 111, .refused: 112,
    .paused: 113, .schemaNotFollowed: 114, .toolSchemaNotFollowed: 115, .interrupted: 130,
    .pipeClosed: 141,
  ]

  @Test(arguments: promised.map { ($0.key, $0.value) })
  func aStatusNeverChanges(_ status: Options.ExitStatus, _ number: Int32) {
    #expect(status.rawValue == number)
  }

  @Test(arguments: Options.ExitStatus.allCases)
  func aMeaningIsASentence(_ status: Options.ExitStatus) throws {
    let first = try #require(status.meaning.first)
    #expect(first.isUppercase || first == "-")
    #expect(status.meaning.hasSuffix("."))
    #expect(!status.meaning.hasSuffix(".."))
    #expect(!status.meaning.contains("\n"))
    #expect(!status.meaning.contains("  "))
  }

  @Test func noTwoStatusesMeanTheSame() {
    let statuses = Options.ExitStatus.allCases
    #expect(Set(statuses.map(\.meaning)).count == statuses.count)
    // A process ends with eight bits.
    #expect(statuses.allSatisfy { (0...255).contains($0.rawValue) })
  }
}
