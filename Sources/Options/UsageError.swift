/// What is wrong with the words on the command line, in one line: the word, then what is wrong with
/// it, then what to do where that is not plain.
package struct UsageError: Error, Sendable, Equatable {
  /// One line without a full stop.
  package var message: String

  /// See `message`.
  package init(_ message: String) { self.message = message }
}
