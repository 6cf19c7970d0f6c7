/// Where a value that is text by nature comes from (`TEXT` in the help).
package enum TextSource: Sendable, Equatable {
  case literal(String)
  case file(InputFile)

  /// Reads a word: `@FILE` is a file's content, `@-` standard input, `@@…` a literal `@…`.
  ///
  /// - Throws: where no file name follows the `@`.
  package init(_ word: String) throws(UsageError) {
    // Scalars, not characters: what follows may combine with the `@`.
    let scalars = word.unicodeScalars
    if word.utf8.starts(with: "@@".utf8) {
      self = .literal(String(scalars.dropFirst()))
    } else if scalars.first == "@" {
      self = .file(try InputFile(String(scalars.dropFirst())))
    } else {
      self = .literal(word)
    }
  }
}

/// A file to read; `-` is standard input.
package enum InputFile: Sendable, Equatable {
  case standardInput
  case path(String)

  /// Reads the word of an option that takes a file.
  ///
  /// - Throws: where it is empty, or begins with `@`.
  package init(_ word: String) throws(UsageError) {
    try word.checkIsFileName()
    self = Self.standardInputNames.contains(word) ? .standardInput : .path(word)
  }

  /// Whatever it is called, it can be read only once.
  private static let standardInputNames = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"]

  /// The file's name, for messages.
  package var name: String {
    switch self {
    case .standardInput: "standard input"
    case .path(let path): path
    }
  }
}

/// A file to write; `-` is standard output.
package enum OutputFile: Sendable, Equatable {
  case standardOutput
  case path(String)

  /// Reads the word of an option that takes a file to write.
  ///
  /// - Throws: where it is empty, or begins with `@`.
  package init(_ word: String) throws(UsageError) {
    try word.checkIsFileName()
    self = word == "-" ? .standardOutput : .path(word)
  }
}

extension String {
  /// Refuses what can hardly be meant as the name of a file: nothing, and `@FILE`, which is for texts.
  func checkIsFileName() throws(UsageError) {
    if isEmpty { throw UsageError("needs a file name") }
    guard unicodeScalars.first == "@" else { return }
    throw UsageError(
      "takes a file name without @, not \(self); for a file of that very name, write ./\(self)")
  }
}
