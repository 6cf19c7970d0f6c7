/// What the command line asks for.
package enum Invocation: Sendable, Equatable {
  case run(Arguments)
  /// `nil` where no command is named; `all` for every option rather than the common ones.
  case help(Command?, all: Bool)
  case version
  case generate(GeneratedFile)
}

/// Reads the words of the command line by the option table, GNU style: options and operands mix,
/// `--` ends the options, switches bundle, the first operand is the command.
package struct Parser {
  private var words: ArraySlice<String>
  private var arguments = Arguments()
  private var operands: [String] = []
  /// Whether `--` was given: then an operand is meant as it stands.
  private var hasDashes = false
  private var used: [Option] = []
  /// The first fault. Reading goes on after it, since `--help` and `--version` win.
  private var error: UsageError?

  private init(_ words: [String]) { self.words = words[...] }

  /// Parses the words after the program's name.
  ///
  /// - Throws: what is wrong with the first word that is wrong.
  package static func parse(_ words: [String]) throws(UsageError) -> Invocation {
    var parser = Parser(words)
    parser.readWords()
    return try parser.invocation()
  }

  private mutating func readWords() {
    while let word = words.popFirst() {
      do throws(UsageError) {
        if word == "--" {
          hasDashes = true
          operands += words
          words = []
        } else if word.utf8.starts(with: "--".utf8) {
          try readLong(Substring(word.unicodeScalars.dropFirst(2)))
        } else if word.utf8.first == UInt8(ascii: "-"), word != "-" {
          try readLetters(Substring(word.unicodeScalars.dropFirst()))
        } else {
          operands.append(word)
        }
      } catch {
        self.error = self.error ?? error
      }
    }
  }

  private mutating func readLong(_ word: Substring) throws(UsageError) {
    // Scalars, not characters: a value may begin with a mark that combines with the `=`.
    let equals = word.unicodeScalars.firstIndex(of: "=")
    let name = word[..<(equals ?? word.endIndex)]
    try checkIsNoText(name, "--\(word)")
    guard let option = Option.named(name) else {
      throw UsageError("--\(Suggestion.shown(name)): unknown option" + Suggestion.option(name))
    }
    let value = equals.map { String(word[word.unicodeScalars.index(after: $0)...]) }
    try apply(option, as: "--\(option.name)", attached: value)
  }

  private mutating func readLetters(_ word: Substring) throws(UsageError) {
    func option(_ letter: Unicode.Scalar?) -> Option? {
      letter.flatMap { letter in Option.table.first { $0.letter == Character(letter) } }
    }
    var letters = word.unicodeScalars
    var bundle: [Option] = []
    while let letter = letters.popFirst() {
      guard let option = option(letter) else {
        try checkIsNoText(word, "-\(word)")
        let letter = Character(letter)
        throw UsageError("-\(letter): unknown option" + Suggestion.letter(letter))
      }
      guard option.placeholder == nil else {
        // A bundle with -h and a value is not a call for help but a text such as "-how are you".
        let askedBefore = arguments.wantsHelp
        for other in bundle { try apply(other, as: "--\(other.name)", attached: nil) }
        if arguments.wantsHelp, !askedBefore {
          arguments.wantsHelp = false
          try checkIsNoText(word, "-\(word)")
          arguments.wantsHelp = true
        }
        let value = letters.isEmpty ? nil : String(letters)
        return try apply(option, as: "-\(Character(letter))", attached: value)
      }
      if letters.first == "=" { throw UsageError("-\(Character(letter)) takes no value") }
      bundle.append(option)
    }
    // Applied only now: in a word that turns out not to be a bundle, an h does not ask for help.
    for option in bundle { try apply(option, as: "--\(option.name)", attached: nil) }
  }

  /// No option's name holds white space, but many a prompt does that begins with `-`.
  private func checkIsNoText(_ name: Substring, _ word: String) throws(UsageError) {
    if name.contains(where: \.isWhitespace) {
      throw UsageError(
        "\(Suggestion.shown(word)): unknown option; put -- before a text that begins with -")
    }
  }

  private mutating func apply(_ option: Option, as spelling: String, attached: String?)
    throws(UsageError)
  {
    var value = attached
    if option.placeholder == nil {
      if value != nil { throw UsageError("\(spelling) takes no value") }
    } else if value == nil {
      value = words.popFirst()
      if value == nil {
        throw UsageError("\(spelling) needs a value: \(option.placeholder ?? "")")
      }
    }
    used.append(option)
    if !option.isRepeatable {
      // The last one wins: what an earlier one named is not read.
      arguments.standardInputReaders.removeAll { $0 == "--\(option.name)" }
    }
    do throws(UsageError) {
      try option.assign(value, to: &arguments)
    } catch {
      throw UsageError("\(spelling) \(error.message)")
    }
  }

  private mutating func invocation() throws(UsageError) -> Invocation {
    let command = operands.first.flatMap(Command.init(rawValue:))
    if arguments.wantsHelp {
      let topics = operands.filter { $0 != "all" && $0 != Command.help.rawValue }
      return .help(
        topics.first.flatMap(Command.init(rawValue:)), all: operands.contains("all"))
    }
    if arguments.wantsVersion { return .version }
    if let error { throw error }
    if let file = arguments.generatedFile { return .generate(file) }
    guard let name = operands.first else {
      throw UsageError("a command is missing; try: yibu ask \"Hello\", or: yibu --help")
    }
    guard let command else {
      throw UsageError("\(Suggestion.shown(name)): unknown command" + Suggestion.command(name))
    }
    if command == .help { return try help(on: operands.dropFirst()) }
    if let option = used.first(where: { !$0.commands.contains(command) }) {
      throw UsageError("--\(option.name) does not apply to \(command.rawValue)")
    }
    arguments.command = command
    arguments.changesBody = used.contains { $0.member != nil }
    let usesHints = used.contains { !$0.hints.isEmpty }
    if usesHints {
      let names = Set(used.map { $0.name })
      arguments.hints = Option.table.filter { names.contains($0.name) }.flatMap { $0.hints }
    }
    try checkOperands(of: command)
    arguments.prompt = operands.dropFirst().map { $0 == "-" ? .standardInput : .literal($0) }
    arguments.standardInputReaders += arguments.prompt.compactMap {
      $0 == .standardInput ? "the prompt" : nil
    }
    return .run(arguments)
  }

  /// A prompt may have any number of operands; `models` takes one, and `balance` takes none.
  private func checkOperands(of command: Command) throws(UsageError) {
    let most =
      switch command {
      case .ask, .count, .help: Int.max
      case .models: 1
      case .balance: 0
      }
    if operands.count - 1 > most {
      throw UsageError("\(command.rawValue): unexpected argument: \(operands[most + 1])")
    }
    // In curl the address is an operand.
    if arguments.data != nil, operands.count == 2, operands[1].isWebAddress, !hasDashes,
      !operands[1].contains(where: \.isWhitespace)
    {
      throw UsageError(
        "\(operands[1]): the address goes to --base-url; "
          + "for a prompt that is an address, put -- before it")
    }
  }

  private func help(on topics: ArraySlice<String>) throws(UsageError) -> Invocation {
    var command: Command?
    for topic in topics where topic != "all" {
      guard let named = Command(rawValue: topic) else {
        throw UsageError("help: \(topic): unknown command" + Suggestion.topic(topic))
      }
      if command != nil { throw UsageError("help: unexpected argument: \(topic)") }
      command = named
    }
    return .help(command, all: topics.contains("all"))
  }
}
