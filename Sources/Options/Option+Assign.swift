import JSON

extension Option {
  /// Puts the value, read and checked, where it belongs. `word` is nil for a switch.
  ///
  /// - Throws: what is wrong with the word, as a predicate: `expects a number from 0 to 2, not "3"`.
  func assign(_ word: String?, to arguments: inout Arguments) throws(UsageError) {
    guard let word else {
      if case .flag(let assign) = value { assign(&arguments) }
      return
    }
    switch value {
    case .flag: throw UsageError("takes no value")
    case .member(let member, let spelling): try set(member, spelling, word, &arguments)
    case .word(_, _, let assign): try assign(&arguments, word)
    case .text(_, let assign): assign(&arguments, try readText(word, &arguments))
    case .keyedText(let placeholder, let assign):
      guard let equals = word.unicodeScalars.firstIndex(of: "="), equals > word.startIndex else {
        throw UsageError("expects \(placeholder), not \"\(word)\"")
      }
      let text = try readText(String(word.unicodeScalars[equals...].dropFirst()), &arguments)
      assign(&arguments, String(word[..<equals]), text)
    case .attachment(let assign):
      let attachment = try AttachmentArgument(word)
      if case .file(let file) = attachment.source { _ = noting(file, &arguments) }
      assign(&arguments, attachment)
    case .inputFile(_, let assign):
      assign(&arguments, noting(try InputFile(word), &arguments))
    case .fileOrJSON(_, let assign):
      let isJSON = word.utf8.first == UInt8(ascii: "{")
      assign(
        &arguments, isJSON ? .literal(word) : .file(noting(try InputFile(word), &arguments)))
    case .path(_, let assign):
      if word == "-" { throw UsageError("needs a file name") }
      try word.checkIsFileName()
      assign(&arguments, word)
    case .outputFile(let assign): assign(&arguments, try OutputFile(word))
    case .integer(let range, let assign): assign(&arguments, try integer(word, in: range))
    case .seconds(let assign):
      guard let seconds = decimal(word), seconds >= 0, seconds <= 315_360_000 else {
        throw UsageError("expects a number of seconds such as 30 or 2.5, not \"\(word)\"")
      }
      assign(&arguments, seconds)
    case .choice(_, let words, let assign):
      guard words.contains(word) else {
        throw UsageError("expects \(Self.alternatives(words)), not \"\(word)\"")
      }
      assign(&arguments, word)
    }
  }

  private func set(
    _ member: BodyMember, _ spelling: Spelling, _ word: String, _ arguments: inout Arguments
  ) throws(UsageError) {
    let json: JSON
    switch spelling {
    case .string: json = JSON(word)
    case .integer(let range): json = JSON(try integer(word, in: range))
    case .decimal(let range):
      guard let number = decimal(word), range.contains(number) else {
        let limits = "from \(Self.shown(range.lowerBound)) to \(Self.shown(range.upperBound))"
        throw UsageError("expects a number \(limits), not \"\(word)\"")
      }
      // JSON has no number without a digit before its point.
      json = .number(word.hasPrefix(".") ? "0" + word : word)
    case .strings, .stringOrBlocks:
      let text = try readText(word, &arguments)
      return arguments.add(text, to: member, by: name, asBlocks: spelling == .stringOrBlocks)
    case .mode(let words, let numbered):
      if words.contains(word) {
        json = ["type": JSON(word)]
      } else if let number = Int(word), word.first != "+", numbered.range.contains(number) {
        json = .object([
          JSON.Member("type", JSON(numbered.type)), JSON.Member(numbered.member, JSON(number)),
        ])
      } else {
        let least = "a whole number of at least \(numbered.range.lowerBound)"
        throw UsageError("expects \(Self.alternatives(words + [least])), not \"\(word)\"")
      }
    }
    arguments.set(member, to: .json(json), by: name)
  }

  private func readText(_ word: String, _ arguments: inout Arguments) throws(UsageError)
    -> TextSource
  {
    let source = try TextSource(word)
    if case .file(let file) = source { _ = noting(file, &arguments) }
    return source
  }

  private func noting(_ file: InputFile, _ arguments: inout Arguments) -> InputFile {
    if file == .standardInput { arguments.standardInputReaders.append("--\(name)") }
    return file
  }

  private func integer(_ word: String, in range: ClosedRange<Int>) throws(UsageError) -> Int {
    if let number = Int(word), word.first != "+", range.contains(number) { return number }
    let limits =
      range.upperBound == .max
      ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    throw UsageError("expects a whole number \(limits), not \"\(word)\"")
  }

  /// A number in JSON's spelling without an exponent, or such as `.5`: what Swift takes beyond that
  /// (`nan`, `0x1p3`) no server does.
  private func decimal(_ word: String) -> Double? {
    let digits = word.hasPrefix(".") ? "0" + word : word.first == "-" ? word.dropFirst() : word[...]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isDecimal = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    }
    return isDecimal && !(digits.hasPrefix("0") && parts[0].count > 1) ? Double(word) : nil
  }

  /// Without a fraction where there is none.
  private static func shown(_ bound: Double) -> String {
    bound == bound.rounded() ? String(Int(bound)) : String(bound)
  }

  /// `5m or 1h`; `low, medium or high`.
  private static func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
