/// Why a response holds no answer, or only part of one.
package enum ResponseFailure: Error, Sendable, Equatable {
  /// The server reports an error.
  case api(APIError)
  /// The answer ended before its end, or its stop reason says that the server broke it off.
  case brokenOff
  /// The response is not an answer of the API; what it is instead, in a few words. It would be the
  /// same again.
  case unexpected(String)
  /// A stream that began as one of the API's and then held what cannot be; what, in a few words.
  case garbled(String)
  /// A complete answer that contradicts itself; how, in a few words. Asking again would be paid for
  /// again.
  case contradiction(String)
  /// The input of a tool call, all of it there, is not a JSON object; the tool's name.
  case badToolInput(String)
  /// The response is larger than what is kept of one; a line for the user.
  case tooLarge(String)
  /// A redirect, to that place if the server named one.
  case redirected(status: Int, location: String?)
}
