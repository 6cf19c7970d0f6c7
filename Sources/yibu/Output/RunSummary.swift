import HTTP
import JSON
import Messages
import Options

/// What `--write-out` can tell of a run, once it is over.
struct RunSummary {
  private let report: Report
  private let retries: Int
  private let url: String?
  private let traffic: Traffic
  private let timing: Timing
  private let total: Duration

  init(_ report: Report, _ sender: Sender) {
    self.report = report
    retries = sender.retries
    url = sender.url
    traffic = sender.traffic
    timing = sender.timing
    total = sender.timing.total
  }

  var head: ResponseHead? { report.head }

  /// Nil where the command succeeded.
  var failure: Failure? {
    if case .failure(let failure) = report.outcome { failure } else { nil }
  }

  private var status: ExitStatus {
    switch report.outcome {
    case .success(let status): status
    case .failure(let failure): failure.status
    }
  }

  /// The value of a variable; null where there is none.
  func value(of variable: WriteOutVariable) -> JSON {
    switch variable {
    case .stopReason: JSON(report.stopReason?.name)
    case .stopSequence: member("stop_sequence")
    case .model: member("model")
    case .id: member("id")
    case .requestID: JSON(failure?.apiError?.requestID ?? report.head?.requestID)
    case .httpCode: JSON(head?.status ?? 0)
    case .exitCode: JSON(Int(status.rawValue))
    case .errorMessage: JSON(failure.map { StandardError.oneLine($0.message) })
    case .errorType: JSON(failure?.apiError?.type)
    case .errorCode: JSON(failure?.apiError?.code)
    case .inputTokens: report.body?["input_tokens"] ?? usage("input_tokens")
    case .outputTokens: usage("output_tokens")
    case .thinkingTokens: usage("output_tokens_details")["thinking_tokens"] ?? .null
    case .cacheReadTokens: usage("cache_read_input_tokens")
    case .cacheWriteTokens: usage("cache_creation_input_tokens")
    case .serviceTier: usage("service_tier")
    case .toolCalls: report.toolCalls.map { JSON($0) } ?? .null
    case .retries: JSON(retries)
    case .url: JSON(url)
    case .sizeUpload: JSON(traffic.sent)
    case .sizeDownload: JSON(traffic.received)
    case .timeConnect: JSON(timing.connected)
    case .timeFirstByte: JSON(timing.firstByte)
    case .timeFirstText: JSON(timing.firstText)
    case .timeTotal: JSON(total)
    }
  }

  /// All variables by their names.
  var json: JSON {
    .object(WriteOutVariable.allCases.map { JSON.Member($0.rawValue, value(of: $0)) })
  }

  private func member(_ name: String) -> JSON { report.body?[name] ?? .null }

  private func usage(_ count: String) -> JSON { report.body?["usage"]?[count] ?? .null }
}

extension JSON {
  fileprivate init(_ text: String?) { self = text.map { JSON($0) } ?? .null }
  fileprivate init(_ time: Duration?) { self = time.map { .number($0.decimalSeconds) } ?? .null }
}
