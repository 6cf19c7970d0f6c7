extension Option {
  /// What follows an option's name, how its words are read, and where the result goes.
  package enum Value: Sendable {
    /// A switch: nothing follows.
    case flag(@Sendable (inout Arguments) -> Void)
    /// Any word, checked by the row itself where there is something to check.
    case word(
      _ placeholder: String, _ completion: Completion = .nothing,
      @Sendable (inout Arguments, String) throws(UsageError) -> Void)
    /// Text by nature: literal, `@FILE`, `@-` or `@@…`.
    case text(_ placeholder: String = "TEXT", @Sendable (inout Arguments, TextSource) -> Void)
    /// A name, `=`, and text by nature.
    case keyedText(
      _ placeholder: String, @Sendable (inout Arguments, String, TextSource) -> Void)
    /// A file or a URL to attach.
    case attachment(@Sendable (inout Arguments, AttachmentArgument) -> Void)
    /// A file to read; `-` is standard input. Only names with that extension are completed.
    case inputFile(
      extension: String? = nil, @Sendable (inout Arguments, InputFile) -> Void)
    /// A file by its path: neither standard stream will do.
    case path(extension: String? = nil, @Sendable (inout Arguments, String) -> Void)
    /// A file to write; `-` is standard output.
    case outputFile(@Sendable (inout Arguments, OutputFile) -> Void)
    /// A whole number in that range.
    case integer(ClosedRange<Int>, @Sendable (inout Arguments, Int) -> Void)
    /// A time in seconds, with decimals; at most ten years, so that it fits every clock.
    case seconds(@Sendable (inout Arguments, Double) -> Void)
    /// A decimal number in that range, kept as it is spelled.
    case decimal(ClosedRange<Double>, @Sendable (inout Arguments, String) -> Void)
    /// One of a few words.
    case choice(_ placeholder: String, [String], @Sendable (inout Arguments, String) -> Void)
  }

  /// What a shell offers behind an option.
  package enum Completion: Sendable, Equatable {
    case nothing
    /// Files; only those with that extension where one is given.
    case files(extension: String? = nil)
    /// Files, behind `@`.
    case filesBehindAt
    case words([String])
    /// The content of `$YIBU_MODEL`.
    case model
  }

  /// The word that stands for the value in the help; nil for a switch.
  package var placeholder: String? {
    switch value {
    case .flag: nil
    case .word(let placeholder, _, _), .text(let placeholder, _), .keyedText(let placeholder, _),
      .choice(let placeholder, _, _):
      placeholder
    case .attachment: "FILE|URL"
    case .inputFile, .path, .outputFile: "FILE"
    case .integer: "N"
    case .seconds: "SECONDS"
    case .decimal: "NUMBER"
    }
  }

  package var completion: Completion {
    switch value {
    case .word(_, let completion, _): completion
    case .text: .filesBehindAt
    case .inputFile(let suffix, _), .path(let suffix, _): .files(extension: suffix)
    case .attachment, .outputFile: .files()
    case .choice(_, let words, _): .words(words)
    case .flag, .keyedText, .integer, .seconds, .decimal: .nothing
    }
  }
}
