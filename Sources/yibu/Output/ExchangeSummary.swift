import HTTP
import JSON
import Messages
import Options

/// What a command came to, whether or not it succeeded.
struct Report {
  var outcome: Result<ExitStatus, Failure>
  /// The last response's head; nil where none came.
  var head: ResponseHead?
  /// The message, or the body that another command got.
  var body: JSON?
  var stopReason: StopReason?
}

/// What `--write-out` can tell of an exchange, once it is over.
struct ExchangeSummary {
  private let report: Report
  private let retries: Int
  private let firstByte: Duration?
  private let firstText: Duration?
  private let total: Duration

  init(_ report: Report, _ sender: Sender) {
    self.report = report
    retries = sender.retries
    firstByte = sender.timing.firstByte
    firstText = sender.timing.firstText
    total = sender.timing.total
  }

  var head: ResponseHead? { report.head }

  private var status: ExitStatus {
    switch report.outcome {
    case .success(let status): status
    case .failure(let failure): failure.status
    }
  }

  private var requestID: String? {
    if case .failure(let failure) = report.outcome, let id = failure.apiError?.requestID {
      return id
    }
    return report.head?.requestID
  }

  /// The variables and how each is told, in the order of `%{json}`; null where there is no value.
  private static let variables: [(name: String, value: @Sendable (ExchangeSummary) -> JSON)] = [
    ("stop_reason", { JSON($0.report.stopReason?.name) }),
    ("model", { $0.report.body?["model"] ?? .null }),
    ("request_id", { JSON($0.requestID) }),
    ("http_code", { JSON($0.head?.status ?? 0) }),
    ("exitcode", { JSON(Int($0.status.rawValue)) }),
    ("input_tokens", { $0.report.body?["input_tokens"] ?? $0.usage("input_tokens") }),
    ("output_tokens", { $0.usage("output_tokens") }),
    ("cache_read_tokens", { $0.usage("cache_read_input_tokens") }),
    ("cache_write_tokens", { $0.usage("cache_creation_input_tokens") }),
    ("num_retries", { JSON($0.retries) }),
    ("time_starttransfer", { JSON($0.firstByte) }),
    ("time_first_text", { JSON($0.firstText) }),
    ("time_total", { JSON($0.total) }),
  ]

  private func usage(_ count: String) -> JSON { report.body?["usage"]?[count] ?? .null }

  static func isVariable(_ name: String) -> Bool { variables.contains { $0.name == name } }

  /// The value of a variable; null where there is none.
  func value(of name: String) -> JSON {
    Self.variables.first { $0.name == name }?.value(self) ?? .null
  }

  /// All variables by their names.
  var json: JSON { .object(Self.variables.map { JSON.Member($0.name, $0.value(self)) }) }
}

extension JSON {
  fileprivate init(_ text: String?) { self = text.map { JSON($0) } ?? .null }
  fileprivate init(_ time: Duration?) { self = time.map { .number($0.decimalSeconds) } ?? .null }
}
