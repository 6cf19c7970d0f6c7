import Options
import Testing

/// What a command line comes to. A usage error is an outcome like any other.
enum Outcome: Equatable {
  case parsed(Invocation)
  case refused(String)
}

/// Parses the words after `yibu`.
func outcome(_ words: [String]) -> Outcome {
  do throws(UsageError) {
    return .parsed(try Parser.parse(words))
  } catch {
    return .refused(error.message)
  }
}

/// What was typed, where the words ask for a request.
func arguments(
  _ words: String..., sourceLocation: SourceLocation = #_sourceLocation
) throws -> Arguments {
  let outcome = outcome(words)
  guard case .parsed(.run(let arguments)) = outcome else {
    Issue.record("\(words): \(outcome)", sourceLocation: sourceLocation)
    throw UsageError("\(words)")
  }
  return arguments
}

/// The message of a usage error; nil where the words are in order.
func refusal(_ words: String...) -> String? {
  if case .refused(let message) = outcome(words) { message } else { nil }
}
