/// Why an answer is none, or only part of one.
package enum AnswerFailure: Error, Sendable, Equatable {
  /// The server said so.
  case api(APIError)
  /// The stream ended before its end.
  case brokenOff
  /// The answer is not what the API promises; what it is instead, in a few words.
  case unexpected(String)
  /// A redirect, to that place if the server named one.
  case redirected(status: Int, location: String?)
}
