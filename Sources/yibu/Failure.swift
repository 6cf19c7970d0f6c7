import Messages
import Options

/// Everything that can go wrong, each with its exit status and its line.
enum Failure: Error {
  /// The command line is wrong.
  case usage(String)
  /// No key was found for the address.
  case noKey
  case badURL(String)
  /// A file, or what is in it.
  case input(String)
  /// Output could not be written: to what, and why.
  case output(String, reason: String)
  /// The reader of standard output went away.
  case pipeClosed
  case transfer(TransferFailure)
  /// The response does not hold a whole answer. The hint, where there is one, says more than the failure's
  /// kind what to do.
  case answer(ResponseFailure, hint: String? = nil)
  /// The answer is whole as far as it goes, but the model could not finish it: why.
  case cutOff(StopReason)
  case refused(detail: String?)
  /// The turn is to be sent again as it is; the stop reason's name.
  case paused(String)
  /// A model that was looked up is not in the list of so many.
  case noModel(String, count: Int)
  /// With `--schema`, the answer is not JSON, or does not follow the schema: where and how.
  case schemaNotFollowed(String)
  /// With `--strict-tools`, the input of a call does not follow its tool's schema: which, where and how.
  case toolSchemaNotFollowed(String)
}

extension Failure {
  var status: ExitStatus {
    switch self {
    case .usage, .noKey: .usage
    case .badURL: .badURL
    case .input: .inputFailed
    case .output: .writeFailed
    case .pipeClosed: .pipeClosed
    case .transfer(let failure): failure.kind.status
    case .answer(.api(let error), _): error.kind.status
    case .noModel: .notFound
    case .schemaNotFollowed: .schemaNotFollowed
    case .toolSchemaNotFollowed: .toolSchemaNotFollowed
    case .answer(.brokenOff, _): .brokenOff
    case .answer(.unexpected, _), .answer(.garbled, _), .answer(.contradiction, _),
      .answer(.badToolInput, _), .answer(.tooLarge, _):
      .badAnswer
    case .answer(.redirected, _): .redirected
    case .cutOff: .cutOff
    case .refused: .refused
    case .paused: .paused
    }
  }

  /// The error that the server reported, if that is it.
  var apiError: APIError? {
    switch self {
    case .answer(.api(let error), _): error
    default: nil
    }
  }

  /// What is said on standard error: what was wrong, with what, and what to do. Empty where the
  /// status says it all.
  var message: String { hint.map(text(followedBy:)) ?? text }

  /// The text and what else there is to say. A server's sentence may end with a full stop.
  func text(followedBy clause: String) -> String {
    "\(text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text); \(clause)"
  }

  /// What to do next, where something can be done.
  private var hint: String? {
    switch self {
    case .noKey: "set YIBU_API_KEY, or use --key-file or ~/.config/yibu/key (mode 600)"
    case .answer(_, let hint?): hint
    case .answer(.api(let error), nil): error.hint
    case .answer(.unexpected, nil): "check --base-url"
    case .answer(.redirected, nil): "redirects are not followed: set --base-url"
    case .cutOff(.maxTokens): "raise --max-tokens"
    case .paused: "to go on, run it again with -c FILE and without a prompt"
    case .noModel: "yibu models lists them"
    default: nil
    }
  }

  /// What was wrong, with what.
  var text: String {
    switch self {
    case .usage(let message), .input(let message): message
    case .noKey: "no key"
    case .badURL(let message): message
    case .output(let name, let reason): "\(name): \(reason)"
    case .pipeClosed: ""
    case .transfer(let failure): failure.detail
    case .answer(.api(let error), _): error.text
    case .noModel(let id, let count):
      "\(id): not among the \(count) models that the key may use"
    case .schemaNotFollowed(let how): "the answer does not follow --schema: \(how)"
    case .toolSchemaNotFollowed(let how): how
    case .answer(.brokenOff, _): "the answer broke off before its end"
    case .answer(.unexpected(let what), _):
      "not an answer of the Messages API: \(what)"
    case .answer(.garbled(let what), _): "the answer broke the protocol: \(what)"
    case .answer(.contradiction(let what), _): "the answer contradicts itself: \(what)"
    case .answer(.tooLarge(let what), _): what
    case .answer(.redirected(let status, let location), _):
      "HTTP \(status): the server redirects\(location.map { " to \($0)" } ?? "")"
    case .answer(.badToolInput(let name), _):
      "the input of the call of \(name.isEmpty ? "a tool" : name) is not a JSON object"
    case .cutOff(.maxTokens): "the answer is cut off: max_tokens reached"
    case .cutOff: "the answer is cut off: the model's context window is full"
    case .refused(let detail): "the model refused\(detail.map { ": \($0)" } ?? "")"
    case .paused(let name): "the turn is paused (\(name))"
    }
  }
}

extension APIError.Kind {
  var status: ExitStatus {
    switch self {
    case .invalidRequest: .invalidRequest
    case .keyRefused: .keyRefused
    case .outOfCredit: .outOfCredit
    case .notFound: .notFound
    case .rateLimited: .rateLimited
    case .serverFailed: .serverFailed
    }
  }
}

extension TransferFailure.Kind {
  var status: ExitStatus {
    switch self {
    case .badURL: .badURL
    case .proxyNotResolved, .badProxy: .proxyNotResolved
    case .hostNotResolved: .hostNotResolved
    case .notConnected: .notConnected
    case .brokenOff: .brokenOff
    case .connectTimeout, .idleTimeout, .totalTimeout: .timedOut
    case .tls: .tlsFailed
    case .certificate: .notTrusted
    case .badCAFile, .badClientCertificate: .inputFailed
    case .emptyReply: .emptyReply
    case .receiveFailed, .proxyRefused: .receiveFailed
    case .notHTTP: .badAnswer
    case .cannotWork: .usage
    }
  }
}
