/// The key, the header that carries it, and the address that it belongs to.
struct Credential: Sendable {
  enum Scheme: Sendable { case bearer, apiKey }

  /// The environment variables that hold keys.
  static let variables = ["YIBU_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"]

  var key: Secret
  var scheme: Scheme
  /// The environment variable that holds such a key.
  var variable: String

  /// The request header that carries the key.
  var header: (name: String, value: String) {
    switch scheme {
    case .bearer: ("Authorization", "Bearer \(key.reveal())")
    case .apiKey: ("x-api-key", key.reveal())
    }
  }
}
