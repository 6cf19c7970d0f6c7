/// What holds where neither an option nor a variable says otherwise. Each stands here only.
package enum Defaults {
  /// The model that is asked, by its name in the API.
  package static let model = "claude-sonnet-5-5"
  /// The bound on the answer's length, in tokens.
  package static let maxTokens = 4096
  /// The longest answer that is asked for in one piece, in tokens: no server answers a longer one so
  /// (the official SDKs refuse to ask).
  package static let longestUnstreamed = 21_333
  /// The gateway.
  package static let baseURL = "https://yibuapi.com"
  /// The version of the API that requests ask for, as `anthropic-version` has it.
  package static let apiVersion = "2023-06-01"
  /// Where a key of the official SDKs' environment belongs.
  package static let anthropicBaseURL = "https://api.anthropic.com"
  /// How long the server may send nothing, in seconds.
  package static let idleTimeout = 300.0
  /// How many times a request is sent again.
  package static let retries = 2
  /// How long all attempts may take together before another is made, in seconds.
  package static let retryMaximumTime = 120.0
}

/// The version that `--version` prints and that the `User-Agent` field carries.
package let version = "0.2.0"

/// When that version was finished; the man page carries it.
package let versionDate = "2026-11-28"
