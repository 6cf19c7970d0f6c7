import Messages
import Options

/// What to try where the server refuses a request for an option that was given: which options a model
/// takes differs, and the server names members of the body, not options.
///
/// Source: the model-dependent refusals in the Messages API's documentation (September 2026).
enum Hint {
  /// Adds a hint to a refusal whose words name the member of an option that was used.
  static func adding(to failure: Failure, _ arguments: Arguments) -> Failure {
    guard case .answer(.api(let error)) = failure, error.kind == .invalidRequest else {
      return failure
    }
    let words = error.message.lowercased()
    for (isUsed, member, hint) in rows(arguments) where isUsed && words.contains(member) {
      return .hinted(error, hint: hint)
    }
    return failure
  }

  private static func rows(_ arguments: Arguments) -> [(Bool, String, String)] {
    [
      (arguments.temperature != nil, "temperature", "leave --temperature out for this model"),
      (arguments.topP != nil, "top_p", "leave --top-p out for this model"),
      (arguments.topK != nil, "top_k", "leave --top-k out for this model"),
      (
        arguments.thinking != nil, "thinking",
        "another --thinking (adaptive, disabled, between_tools or N) may suit this model"
      ),
      (arguments.effort != nil, "effort", "leave --effort out for this model"),
      (arguments.toolChoice != nil, "tool_choice", "use --tool-choice auto for this model"),
      (arguments.schema != nil, "output_config", "leave --schema out for this model"),
      (arguments.schema != nil, "schema", "check the file given with --schema"),
      (
        arguments.conversation != nil || arguments.data != nil, "prefill",
        "let the last message be the user's"
      ),
      (
        arguments.conversation != nil, "thinking",
        "thinking blocks in the --conversation file must stay as they were received"
      ),
    ]
  }
}
