/// How the command ends. Below 100 a status means what it means in curl; from 100 on it is ours.
/// Scripts branch on them: a status never changes its meaning.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case success = 0
  case usage = 2
  case badURL = 3
  case proxyNotResolved = 5
  case hostNotResolved = 6
  case notConnected = 7
  case brokenOff = 18
  case writeFailed = 23
  case inputFailed = 26
  case outOfMemory = 27
  case timedOut = 28
  case tlsFailed = 35
  case redirected = 47
  case emptyReply = 52
  case receiveFailed = 56
  case notTrusted = 60
  case invalidRequest = 101
  case keyRefused = 102
  case outOfCredit = 103
  case notFound = 104
  case rateLimited = 105
  case serverFailed = 106
  case badAnswer = 107
  case asksForTools = 110
  case cutOff = 111
  case refused = 112
  case paused = 113
  case schemaNotFollowed = 114
  case toolSchemaNotFollowed = 115
  case interrupted = 130
  case pipeClosed = 141

  /// What the status says, for the man page.
  package var meaning: String {
    switch self {
    case .success: "Answered: the model ended its turn, met a stop sequence or asks for tools."
    case .usage: "Usage: a bad option, value or combination, or no key."
    case .badURL: "A malformed URL."
    case .proxyNotResolved: "The proxy's name could not be resolved."
    case .hostNotResolved: "The host's name could not be resolved."
    case .notConnected: "The connection was refused or could not be made."
    case .brokenOff:
      "The answer broke off: a stream without its end, or a body shorter than announced."
    case .writeFailed: "The output could not be written."
    case .inputFailed:
      "An input file could not be read, or does not hold what it must "
        + "(UTF-8 text, JSON, a tool, messages)."
    case .outOfMemory: "Out of memory."
    case .timedOut: "Timed out."
    case .tlsFailed: "TLS failed."
    case .redirected:
      "The server answered with a redirect, which is never followed: "
        + "it would carry the key elsewhere."
    case .emptyReply: "The server closed the connection without an answer."
    case .receiveFailed: "Receiving the answer failed."
    case .notTrusted: "The server's certificate is not trusted."
    case .invalidRequest: "The server calls the request invalid (400, 413, 422 and other 4xx)."
    case .keyRefused: "The key is not accepted, or not allowed to do this (401, 403)."
    case .outOfCredit: "Out of credit (402, or the gateway's quota errors)."
    case .notFound: "No such path or model (404, or the gateway's model_not_found)."
    case .rateLimited: "Rate limited (429), also after the retries."
    case .serverFailed: "The server is overloaded or failed (5xx, 529), also after the retries."
    case .badAnswer:
      "The answer is not what the API promises: HTML, broken JSON, an impossible order of events."
    case .asksForTools: "The answer asks for tools, and --exit-code was given."
    case .cutOff:
      "The answer is cut off, by --max-tokens or by the end of the model's context; "
        + "what there is of it is printed."
    case .refused: "The model refused."
    case .paused: "The turn is paused; send it again to go on."
    case .schemaNotFollowed: "--schema: the answer is not JSON, or does not follow the schema."
    case .toolSchemaNotFollowed:
      "--strict-tools: the input of a call does not follow the schema of its tool."
    case .interrupted: "Ended by SIGINT."
    case .pipeClosed: "Ended by SIGPIPE: the reader of the output went away."
    }
  }
}
