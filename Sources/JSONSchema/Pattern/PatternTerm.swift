/// What a regular expression is made of. Which way a quantifier prefers is not kept: JSON Schema only
/// asks whether there is a match.
indirect enum PatternTerm: Sendable {
  /// One code point of the set.
  case set(CodePointSet)
  case sequence([PatternTerm])
  case alternatives([PatternTerm])
  /// At least and at most so many times; nil is without end.
  case repetition(PatternTerm, Int, Int?)
  case start
  case end
  case wordBoundary(Bool)
  /// A lookahead or lookbehind, by its number.
  case look(Int, isNegative: Bool)
}

/// The body of a lookahead or lookbehind.
struct PatternLook: Sendable {
  var body: PatternTerm
  var isBehind: Bool
}

/// Why a regular expression cannot be used.
struct PatternFault: Error {
  var message: String
}
