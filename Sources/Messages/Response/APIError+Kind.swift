extension APIError {
  /// Tells the kind by the words of permanent faults first, which go by passing statuses, then by the
  /// HTTP status, then by the names: the gateway puts upstream codes, or nothing useful, where the API
  /// has one of its types.
  static func kind(status: Int, names: [String], message: String) -> Kind {
    let words = message.lowercased()
    if names.contains("model_not_found") || unknownModel.contains(where: words.contains) {
      return .notFound
    }
    if names.contains(where: isOutOfCredit) || outOfCredit.contains(where: words.contains) {
      return .outOfCredit
    }
    if names.contains("sensitive_words_detected") || forbidden.contains(where: words.contains) {
      return .invalidRequest
    }
    return status >= 400 ? kind(status: status) : kind(names: names)
  }

  /// Whether the error is about the model: nobody serves it, or under another name.
  package var isUnknownModel: Bool {
    kind == .notFound
      && ([type, code].contains("model_not_found")
        || Self.unknownModel.contains(where: message.lowercased().contains)
        || message.lowercased().contains("model"))
  }

  /// new-api answers 503 where no channel serves the model and 500 where it has no price, LiteLLM 400
  /// where it does not know it.
  private static let unknownModel = [
    "无可用渠道", "no available channel", "倍率或价格未配置", "ratio or price not set",
    "invalid model name passed",
  ]

  /// What gateways and upstreams say, under any status, where credit is out or a spend limit reached.
  private static let outOfCredit = [
    "额度不足", "额度失败", "额度已用尽", "余额不足", "欠费", "quota is not enough",
    "credit balance is too low", "insufficient balance", "balance is insufficient",
    "insufficient account balance", "insufficient credit", "exceeded_current_quota",
    "you have reached your specified api usage limits",
    "you have reached your specified workspace api usage limits",
  ]

  /// The prompt holds words that the operator of the gateway forbids.
  private static let forbidden = [
    "sensitive_words_detected", "sensitive words detected", "敏感词",
  ]

  private static func isOutOfCredit(_ name: String) -> Bool {
    // Numbers of Zhipu, MiniMax and SiliconFlow.
    if ["billing_error", "1113", "1008", "30011"].contains(name) { return true }
    let name = name.lowercased()
    return name.contains("insufficient")
      && (name.contains("quota") || name.contains("balance") || name.contains("credit"))
      || name.contains("exceeded_current_quota") || name.hasSuffix("spend_limit_reached")
      || name.hasPrefix("enforced_")
  }

  private static func kind(status: Int) -> Kind {
    switch status {
    case 401, 403: .keyRefused
    case 402: .outOfCredit
    case 404: .notFound
    // Passing, so after all retries as good as failed.
    case 408, 409: .serverFailed
    case 429: .rateLimited
    case 500...: .serverFailed
    default: .invalidRequest
    }
  }

  /// The kind of an error inside an answer that had begun well: it is known only by what it calls itself,
  /// in the API's words, in OpenAI's, or by the status that it would have had.
  private static func kind(names: [String]) -> Kind {
    for name in names {
      switch name {
      case "invalid_request_error", "request_too_large": return .invalidRequest
      case "authentication_error", "permission_error", "invalid_api_key": return .keyRefused
      case "not_found_error": return .notFound
      case "too_many_requests", "token_concurrency_limit_reached", "ramp_limit_exceeded":
        return .rateLimited
      case _ where name.hasPrefix("rate_limit"): return .rateLimited
      default:
        if let status = Int(name), 400...599 ~= status { return kind(status: status) }
      }
    }
    return .serverFailed
  }
}
