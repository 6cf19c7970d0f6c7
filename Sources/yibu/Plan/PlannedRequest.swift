import HTTP

/// What a request asks for, whichever server it goes to.
struct PlannedRequest: Sendable {
  /// What follows the base URL, such as `/v1/messages`.
  var path: String
  /// What is posted, byte for byte; nil for a request that only gets.
  let body: [UInt8]?
  /// Whether the response is to be a stream of events.
  var isStreamed = false

  /// Where an answer is asked for, and where the tokens of the same body are counted.
  static let messages = "/v1/messages", counting = "/v1/messages/count_tokens"
  /// The paths to which something is posted.
  static let pathsWithBody = [messages, counting]

  /// `GET` or `POST`.
  var method: String { body == nil ? "GET" : "POST" }
  /// The media type that is asked for.
  var accept: String { isStreamed ? "text/event-stream" : "application/json" }
  /// The name of the response in a cassette.
  var key: String { HTTPRequest.cassetteKey(method: method, path: path, body: body ?? []) }
}
