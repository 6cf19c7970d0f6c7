import HTTP
import JSON
import Messages
import Options

/// What a command came to, whether or not it succeeded.
struct Report {
  var outcome: Result<ExitStatus, Failure>
  /// The last response's head; nil where none came.
  var head: ResponseHead?
  /// The message, or the body that another command got.
  var body: JSON?
  var stopReason: StopReason?
  /// How many tool calls the answer has; nil where it is none.
  var toolCalls: Int?
}
