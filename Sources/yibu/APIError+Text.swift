import Messages

extension APIError {
  /// `HTTP 401 authentication_error: invalid x-api-key (request id req_01…)`
  var text: String {
    var text = httpStatus >= 400 ? "HTTP \(httpStatus)" : "the server reports"
    if let name = type ?? code { text += " \(name)" }
    if !message.isEmpty { text += ": \(message)" }
    if let requestID, !message.contains(requestID) { text += " (request id \(requestID))" }
    return text
  }

  /// What to do next, where something can be done.
  var hint: String? {
    switch kind {
    case .keyRefused where httpStatus == 403: "the key may not do this"
    case .keyRefused: "check the key (YIBU_API_KEY)"
    case .outOfCredit: "top up, or use another key"
    case .notFound where httpStatus == 404 && type == nil: "check --base-url"
    case .notFound: "check --model (yibu models lists the models) and --base-url"
    case .rateLimited: "wait and try again"
    case .serverFailed: "try again later"
    case .invalidRequest: nil
    }
  }
}
