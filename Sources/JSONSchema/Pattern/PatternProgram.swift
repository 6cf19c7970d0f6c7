/// A regular expression as instructions for `PatternMatcher`: an automaton without backtracking.
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    /// Passes one code point of the set with that number.
    case set(Int)
    /// Goes on at the next instruction and at that one.
    case split(Int)
    /// Goes on at that instruction.
    case jump(Int)
    case start
    case end
    case wordBoundary(Bool)
    case look(Int, isNegative: Bool)
    case match
  }

  private(set) var instructions: [Instruction] = []
  private(set) var sets: [CodePointSet] = []
  /// Whether a match can only begin at the start of the text.
  let isAnchored: Bool
  private let isBackward: Bool

  /// What counted quantifiers may come to when they are written out.
  static let limit = 50_000

  /// - Parameter isBackward: whether the text is read from its end, as for a lookahead's body.
  init(_ term: PatternTerm, isBackward: Bool = false) throws(PatternFault) {
    self.isBackward = isBackward
    isAnchored = !isBackward && Self.beginsAtStart(term)
    try append(term)
    try emit(.match)
  }

  private static func beginsAtStart(_ term: PatternTerm) -> Bool {
    switch term {
    case .start: true
    case .sequence(let terms): terms.first.map(beginsAtStart) ?? false
    case .alternatives(let terms): terms.allSatisfy(beginsAtStart)
    case .repetition(let term, let least, _): least > 0 && beginsAtStart(term)
    case .set, .end, .wordBoundary, .look: false
    }
  }

  private mutating func emit(_ instruction: Instruction) throws(PatternFault) {
    guard instructions.count < Self.limit else {
      throw PatternFault(message: "with its repetitions it is longer than \(Self.limit) steps")
    }
    instructions.append(instruction)
  }

  private mutating func append(_ term: PatternTerm) throws(PatternFault) {
    switch term {
    case .set(let set):
      sets.append(set)
      try emit(.set(sets.count - 1))
    case .sequence(let terms):
      for term in isBackward ? terms.reversed() : terms { try append(term) }
    case .alternatives(let terms): try append(alternatives: terms)
    case .repetition(let term, let least, let most): try append(term, least, most)
    case .start: try emit(.start)
    case .end: try emit(.end)
    case .wordBoundary(let isWanted): try emit(.wordBoundary(isWanted))
    case .look(let number, let isNegative): try emit(.look(number, isNegative: isNegative))
    }
  }

  private mutating func append(alternatives terms: [PatternTerm]) throws(PatternFault) {
    var jumps: [Int] = []
    for (index, term) in terms.enumerated() {
      let split = instructions.count
      if index < terms.count - 1 { try emit(.split(0)) }
      try append(term)
      if index < terms.count - 1 {
        jumps.append(instructions.count)
        try emit(.jump(0))
        instructions[split] = .split(instructions.count)
      }
    }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  private mutating func append(_ term: PatternTerm, _ least: Int, _ most: Int?) throws(PatternFault)
  {
    var copy = 0
    while copy < least {
      let start = instructions.count
      try append(term)
      // A term that emits nothing may be repeated any number of times.
      copy = instructions.count == start ? least : copy + 1
    }
    guard let most else {
      let split = instructions.count
      try emit(.split(0))
      try append(term)
      try emit(.jump(split))
      instructions[split] = .split(instructions.count)
      return
    }
    var splits: [Int] = []
    while copy < most {
      splits.append(instructions.count)
      try emit(.split(0))
      let start = instructions.count
      try append(term)
      copy = instructions.count == start ? most : copy + 1
    }
    for split in splits { instructions[split] = .split(instructions.count) }
  }
}
