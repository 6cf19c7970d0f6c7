import Messages

extension APIError {
  /// `HTTP 401 authentication_error: invalid x-api-key (request id req_01…); set YIBU_API_KEY`
  func line(hint given: String? = nil) -> String {
    var line = httpStatus >= 400 ? "HTTP \(httpStatus)" : "the stream reports"
    if let name = type ?? code { line += " \(name)" }
    if !message.isEmpty { line += ": \(message)" }
    if let requestID, !message.contains(requestID) { line += " (request id \(requestID))" }
    return (given ?? hint).map { "\(line); \($0)" } ?? line
  }

  /// What to do next, where something can be done.
  private var hint: String? {
    switch kind {
    case .keyRefused where httpStatus == 403: "the key may not do this"
    case .keyRefused: "check the key (YIBU_API_KEY)"
    case .outOfCredit: "top up, or use another key"
    case .notFound where httpStatus == 404 && type == nil: "check --base-url"
    case .notFound: "check --model and --base-url"
    case .rateLimited: "wait and try again"
    case .serverFailed: "try again later"
    case .invalidRequest: nil
    }
  }
}
