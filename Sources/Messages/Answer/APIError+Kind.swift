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
    return status >= 400 ? kind(status: status) : kind(type: type)
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

  private static func kind(type: String?) -> Kind {
    switch type {
    case "invalid_request_error", "request_too_large", "conflict_error": .invalidRequest
    case "authentication_error", "permission_error": .keyRefused
    case "not_found_error": .notFound
    case "rate_limit_error": .rateLimited
    default: .serverFailed
    }
  }
}
