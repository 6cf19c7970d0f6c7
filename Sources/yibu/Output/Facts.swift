import JSON
import Messages
import Options

/// What `--write-out` can tell of one exchange, once it is over.
struct Facts {
  var head: ResponseHead?
  var message: JSON?
  var stopReason: StopReason?
  var requestID: String?
  var retries = 0
  var status = ExitStatus.success
  var firstByte: Duration?
  var firstText: Duration?
  var total: Duration = .zero

  /// The variables, in the order of `%{json}`.
  static let names = [
    "stop_reason", "model", "request_id", "http_code", "exitcode", "input_tokens", "output_tokens",
    "cache_read_tokens", "cache_write_tokens", "num_retries", "time_starttransfer",
    "time_first_text", "time_total",
  ]

  /// The value of a variable; nil where there is none.
  func value(of name: String) -> JSON? {
    let usage = message?["usage"]
    switch name {
    case "stop_reason": return stopReason.map { JSON($0.name) }
    case "model": return message?["model"]
    case "request_id": return requestID.map { JSON($0) }
    case "http_code": return JSON(head?.status ?? 0)
    case "exitcode": return JSON(Int(status.rawValue))
    case "input_tokens": return usage?["input_tokens"]
    case "output_tokens": return usage?["output_tokens"]
    case "cache_read_tokens": return usage?["cache_read_input_tokens"]
    case "cache_write_tokens": return usage?["cache_creation_input_tokens"]
    case "num_retries": return JSON(retries)
    case "time_starttransfer": return firstByte.map { .number($0.seconds) }
    case "time_first_text": return firstText.map { .number($0.seconds) }
    case "time_total": return .number(total.seconds)
    default: return nil
    }
  }

  /// All variables by their names; null for those without a value.
  var json: JSON {
    .object(Self.names.map { JSON.Member($0, value(of: $0) ?? .null) })
  }
}
