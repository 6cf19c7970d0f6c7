extension Option {
  /// Puts the value, read and checked, where it belongs. `word` is nil for a switch.
  func assign(_ word: String?, to arguments: inout Arguments) throws(UsageError) {
    guard let word else {
      if case .flag(let assign) = value { assign(&arguments) }
      return
    }
    switch value {
    case .flag: throw UsageError("takes no value")
    case .word(_, _, let assign): try assign(&arguments, word)
    case .text(_, let assign): assign(&arguments, try readText(word, &arguments))
    case .keyedText(let placeholder, let assign):
      guard let equals = word.unicodeScalars.firstIndex(of: "="), equals > word.startIndex else {
        throw UsageError("\"\(word)\" is not of the form \(placeholder)")
      }
      let text = try readText(String(word.unicodeScalars[equals...].dropFirst()), &arguments)
      assign(&arguments, String(word[..<equals]), text)
    case .attachment(let assign):
      let attachment = try AttachmentArgument(word)
      if case .file(let file) = attachment.source { _ = noting(file, &arguments) }
      assign(&arguments, attachment)
    case .inputFile(_, let assign):
      assign(&arguments, noting(try InputFile(word), &arguments))
    case .path(_, let assign):
      if word.isEmpty { throw UsageError("a file name is missing") }
      if word == "-" { throw UsageError("- will not do; name a file") }
      assign(&arguments, word)
    case .outputFile(let assign): assign(&arguments, try OutputFile(word))
    case .integer(let range, let assign): assign(&arguments, try integer(word, in: range))
    case .seconds(let assign):
      guard let seconds = decimal(word.hasPrefix(".") ? "0" + word : word), seconds >= 0,
        seconds <= 315_360_000
      else {
        throw UsageError("\"\(word)\" is not a number of seconds such as 30 or 2.5")
      }
      assign(&arguments, seconds)
    case .decimal(let range, let assign):
      guard let number = decimal(word), range.contains(number) else {
        throw UsageError(
          "\"\(word)\" is not a number from \(range.lowerBound) to \(range.upperBound)")
      }
      assign(&arguments, word)
    case .choice(_, let words, let assign):
      guard words.contains(word) else {
        throw UsageError("\"\(word)\" is none of \(words.joined(separator: ", "))")
      }
      assign(&arguments, word)
    }
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
      ? "from \(range.lowerBound) on" : "from \(range.lowerBound) to \(range.upperBound)"
    throw UsageError("\"\(word)\" is not a whole number \(limits)")
  }

  /// A number in JSON's spelling without an exponent: what Swift takes beyond that (`nan`, `0x1p3`)
  /// no server does.
  private func decimal(_ word: String) -> Double? {
    let digits = word.first == "-" ? word.dropFirst() : word[...]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isDecimal = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    }
    return isDecimal && !(digits.hasPrefix("0") && parts[0].count > 1) ? Double(word) : nil
  }
}
