extension Option {
  /// What follows an option's name, how its words are read, and where the result goes.
  package enum Value: Sendable {
    /// Sets that member of the body, and nothing else.
    case member(BodyMember, Spelling)
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
    /// A file to read, or the JSON object itself: a word that begins with `{`. Only names with that
    /// extension are completed.
    case fileOrJSON(extension: String, @Sendable (inout Arguments, TextSource) -> Void)
    /// A file by its path; a standard stream cannot stand for it.
    case path(extension: String? = nil, @Sendable (inout Arguments, String) -> Void)
    /// A file to write; `-` is standard output.
    case outputFile(@Sendable (inout Arguments, OutputFile) -> Void)
    /// A whole number in that range.
    case integer(ClosedRange<Int>, @Sendable (inout Arguments, Int) -> Void)
    /// A time in seconds, with decimals; at most ten years, so that it fits every clock.
    case seconds(@Sendable (inout Arguments, Double) -> Void)
    /// One of a few words.
    case choice(_ placeholder: String, [String], @Sendable (inout Arguments, String) -> Void)
  }

  /// What a shell offers after an option.
  package enum Completion: Sendable, Equatable {
    case nothing
    /// Files; only those with that extension where one is given.
    case files(extension: String? = nil)
    /// Files, after `@`.
    case filesAfterAt
    case words([String])
    /// The content of `$YIBU_MODEL`.
    case model
  }

  /// The word that stands for the value in the help, such as `FILE`; nil for a switch.
  package var placeholder: String? {
    switch value {
    case .flag: nil
    case .member(_, let spelling): spelling.placeholder
    case .word(let placeholder, _, _), .text(let placeholder, _), .keyedText(let placeholder, _),
      .choice(let placeholder, _, _):
      placeholder
    case .attachment: "FILE|URL"
    case .fileOrJSON: "FILE|JSON"
    case .inputFile, .path, .outputFile: "FILE"
    case .integer: "N"
    case .seconds: "SECONDS"
    }
  }

  /// What a shell offers after the option.
  package var completion: Completion {
    switch value {
    case .member(_, let spelling): spelling.completion
    case .word(_, let completion, _): completion
    case .text: .filesAfterAt
    case .inputFile(let suffix, _), .path(let suffix, _): .files(extension: suffix)
    case .fileOrJSON(let suffix, _): .files(extension: suffix)
    case .attachment, .outputFile: .files()
    case .choice(_, let words, _): .words(words)
    case .flag, .keyedText, .integer, .seconds: .nothing
    }
  }
}
