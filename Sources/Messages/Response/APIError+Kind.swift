extension APIError {
  /// Tells the kind by the HTTP status first and the type second: the gateway puts upstream codes,
  /// or nothing useful, where the API has one of its types.
  static func kind(status: Int, type: String?, code: String?, message: String) -> Kind {
    let names = [type, code].compactMap { $0 }
    // new-api answers 503 where no channel serves the model, and 403 or 401 where credit is out.
    if names.contains("model_not_found") || message.contains("无可用渠道")
      || message.lowercased().contains("no available channel")
    {
      return .notFound
    }
    if names.contains(where: { $0.contains("insufficient") && $0.contains("quota") })
      || names.contains("billing_error") || message.contains("额度不足")
      || message.contains("额度失败") || message.contains("额度已用尽")
      || message.contains("quota is not enough") || message.contains("credit balance is too low")
    {
      return .outOfCredit
    }
    return status >= 400 ? kind(status: status) : kind(names: names)
  }

  private static func kind(status: Int) -> Kind {
    switch status {
    case 401, 403: .keyRefused
    case 402: .outOfCredit
    case 404: .notFound
    case 429: .rateLimited
    case 500...: .serverFailed
    default: .invalidRequest
    }
  }

  /// Of an error inside an answer that had begun well: all there is to go by is what it calls itself,
  /// in the API's words, in OpenAI's, or by the status that it would have had.
  private static func kind(names: [String]) -> Kind {
    for name in names {
      switch name {
      case "invalid_request_error", "request_too_large", "conflict_error": return .invalidRequest
      case "authentication_error", "permission_error", "invalid_api_key": return .keyRefused
      case "not_found_error": return .notFound
      case "rate_limit_error", "rate_limit_exceeded": return .rateLimited
      default:
        if let status = Int(name), 400...599 ~= status { return kind(status: status) }
      }
    }
    return .serverFailed
  }
}
