import JSON

/// How the model is to think (`thinking`).
package enum Thinking: Sendable, Equatable {
  /// `adaptive`, `disabled`, `between_tools`, or a mode that does not exist yet.
  case mode(String)
  /// `enabled`, with so many tokens for it: at least 1024, and fewer than `max_tokens`.
  case budget(Int)

  var json: JSON {
    switch self {
    case .mode(let name): ["type": JSON(name)]
    case .budget(let tokens): ["type": "enabled", "budget_tokens": JSON(tokens)]
    }
  }
}
