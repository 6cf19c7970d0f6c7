/// Why an answer is none, or only part of one.
package enum ResponseFailure: Error, Sendable, Equatable {
  /// The server said so.
  case api(APIError)
  /// The stream ended before its end.
  case brokenOff
  /// The answer is not what the API promises; what it is instead, in a few words.
  case unexpected(String)
  /// A stream that began as one of the API's and then held what cannot be; what, in a few words.
  case garbled(String)
  /// The input of a tool call, all of it there, is no JSON object; the tool's name.
  case badToolInput(String)
  /// A redirect, to that place if the server named one.
  case redirected(status: Int, location: String?)
}
