/// A regular expression of a schema, ready to be matched.
final class Pattern: Sendable {
  let source: Text
  let program: PatternProgram
  /// The bodies of lookaheads and lookbehinds; each relies at most on those before it.
  let looks: [(program: PatternProgram, isBehind: Bool)]

  /// Whether the pattern looks at one code point after the other and never around.
  let isPlain: Bool

  init(_ source: Text) throws(PatternFault) {
    self.source = source
    var parser = PatternParser(source)
    let term = try parser.parse()
    var looks: [(program: PatternProgram, isBehind: Bool)] = []
    for look in parser.looks {
      let program = try PatternProgram(look.body, isBackward: !look.isBehind)
      looks.append((program, look.isBehind))
    }
    self.looks = looks
    program = try PatternProgram(term)
    isPlain =
      looks.isEmpty
      && !program.instructions.contains {
        if case .wordBoundary = $0 { true } else { false }
      }
  }
}
