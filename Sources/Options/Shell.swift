/// Text for a shell.
package enum Shell {
  /// One word in single quotes, as sh, bash and zsh read it.
  package static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }
}
