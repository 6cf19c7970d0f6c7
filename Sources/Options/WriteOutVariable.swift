/// What `--write-out` can tell of a run, by the names in `%{…}`; in the order of `%{json}`.
package enum WriteOutVariable: String, CaseIterable, Sendable {
  case stopReason = "stop_reason"
  case stopSequence = "stop_sequence"
  case model, id
  case requestID = "request_id"
  case httpCode = "http_code"
  case exitCode = "exitcode"
  case errorMessage = "errormsg"
  case errorType = "error_type"
  case errorCode = "error_code"
  case inputTokens = "input_tokens"
  case outputTokens = "output_tokens"
  case thinkingTokens = "thinking_tokens"
  case cacheReadTokens = "cache_read_tokens"
  case cacheWriteTokens = "cache_write_tokens"
  case serviceTier = "service_tier"
  case toolCalls = "tool_calls"
  case retries = "num_retries"
  case url
  case sizeUpload = "size_upload"
  case sizeDownload = "size_download"
  case timeConnect = "time_connect"
  case timeFirstByte = "time_starttransfer"
  case timeFirstText = "time_first_text"
  case timeTotal = "time_total"

  /// What it stands for, for the man page.
  package var meaning: String {
    switch self {
    case .stopReason: "Why the model stopped."
    case .stopSequence: "The --stop text at which it stopped."
    case .model: "The model that answered, as the server names it."
    case .id: "The message's id."
    case .requestID: "The request's id, which a server's operator wants to know."
    case .httpCode: "The status of the last response; 000 where there was none."
    case .exitCode: "The exit status."
    case .errorMessage: "The line on standard error, without its `yibu:`."
    case .errorType: "The type of the server's error, such as rate_limit_error."
    case .errorCode: "The code of the server's error, where it has one, such as model_not_found."
    case .inputTokens:
      "Tokens of the request that were not read from the cache; after `count`, the number."
    case .outputTokens: "Tokens of the answer."
    case .thinkingTokens: "Those of them that were spent on thinking."
    case .cacheReadTokens: "Tokens that were read from the prompt cache."
    case .cacheWriteTokens: "Tokens that were written to it."
    case .serviceTier: "The service tier that was used."
    case .toolCalls: "How many tool calls the answer has."
    case .retries: "How many times the request was sent again."
    case .url: "Where the request went."
    case .sizeUpload: "Bytes of the request's body that were sent in the last attempt."
    case .sizeDownload: "Bytes of the response's body that were received in it, unpacked."
    case .timeConnect: "Seconds from the start until the connection stood, not counting TLS."
    case .timeFirstByte: "Seconds until the first byte of the answer."
    case .timeFirstText: "Seconds until the first text or other output."
    case .timeTotal: "Seconds until the end."
    }
  }
}
