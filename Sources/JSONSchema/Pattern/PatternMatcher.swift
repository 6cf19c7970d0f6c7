import JSON

/// Finds out whether patterns match, in time that grows with the text times the pattern and no
/// faster: all ways to match are followed at once, one code point at a time (Thompson's method).
struct PatternMatcher {
  /// Steps that may still be taken, an instruction at a code point each. Where they run out,
  /// `matches` gives nil.
  var steps: Int

  var text: [UInt32] = []
  /// The instructions that wait for the code point at hand, and those that will for the next.
  var current: [Int] = []
  var threads: [Int] = []
  /// For each look, the places at which its body matches.
  var tables: [[Bool]] = []
  private var pending: [Int] = []
  /// For each instruction the last round in which it was reached; no two runs share a round.
  private var reached: [Int] = []
  private var round = 0
  /// What is known of each pattern that looks at one code point after the other and no other way.
  private var automata: [PatternStates]

  init(patterns: Int, steps: Int) {
    self.steps = steps
    automata = Array(repeating: PatternStates(), count: patterns)
  }

  /// - Parameter number: the pattern's number, different for each pattern.
  mutating func matches(_ pattern: Pattern, number: Int, _ string: JSONString) -> Bool? {
    if pattern.isPlain {
      let isMatch = string.withSpelling { bytes -> Bool?? in
        guard bytes.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\\") }) else { return nil }
        return run(pattern.program, number, over: bytes) { UInt32($0) }
      }
      if let isMatch { return isMatch }
    }
    text.removeAll(keepingCapacity: true)
    string.forEachCodePoint { text.append($0) }
    guard !pattern.isPlain else {
      let text = text
      return text.withUnsafeBufferPointer { run(pattern.program, number, over: $0) { $0 } }
    }
    return matchesText(pattern)
  }

  /// Runs a pattern by its states.
  private mutating func run<Element>(
    _ program: PatternProgram, _ number: Int, over text: UnsafeBufferPointer<Element>,
    _ point: (Element) -> UInt32
  ) -> Bool? {
    guard steps > text.count else { return nil }
    steps -= text.count
    var state = automata[number].initial ?? addInitial(program, number)
    for element in text {
      if automata[number].isFinal[state] { return automata[number].states[state].isMatch }
      let point = point(element)
      let known = point < 128 ? automata[number].next[state * 128 + Int(point)] : -1
      state = known >= 0 ? Int(known) : step(program, number, from: state, at: point)
      guard steps > 0 else { return nil }
    }
    let reached = automata[number].states[state]
    return reached.isMatch || reached.isMatchAtEnd
  }

  private mutating func addInitial(_ program: PatternProgram, _ number: Int) -> Int {
    let state = state(program, after: [0], isAtStart: true)
    let initial = automata[number].add(state)
    automata[number].initial = initial
    return initial
  }

  private mutating func step(
    _ program: PatternProgram, _ number: Int, from old: Int, at point: UInt32
  ) -> Int {
    var sources: [Int] = program.isAnchored ? [] : [0]
    for index in automata[number].states[old].threads {
      guard case .set(let set) = program.instructions[index], program.sets[set].contains(point)
      else { continue }
      sources.append(index + 1)
    }
    steps -= automata[number].states[old].threads.count
    let state = state(program, after: sources, isAtStart: false)
    let count = automata[number].states.count
    let new = automata[number].add(state)
    if point < 128, automata[number].states.count >= count {
      automata[number].setNext(of: old, at: point, to: new)
    }
    return new
  }

  /// The state of threads at those instructions.
  private mutating func state(_ program: PatternProgram, after sources: [Int], isAtStart: Bool)
    -> PatternStates.State
  {
    begin(program)
    for source in sources { follow(source, in: program, isAtStart: isAtStart, isAtEnd: false) }
    let waiting = threads
    let isMatch = hasMatched(program)
    begin(program)
    for source in sources { follow(source, in: program, isAtStart: isAtStart, isAtEnd: true) }
    return PatternStates.State(
      threads: waiting, isMatch: isMatch, isMatchAtEnd: hasMatched(program))
  }

  /// Begins a round: nothing is reached yet.
  mutating func begin(_ program: PatternProgram) {
    let missing = program.instructions.count - reached.count
    if missing > 0 { reached += [Int](repeating: 0, count: missing) }
    round += 1
    threads.removeAll(keepingCapacity: true)
  }

  /// Whether the last instruction was reached in this round.
  func hasMatched(_ program: PatternProgram) -> Bool {
    reached[program.instructions.count - 1] == round
  }

  /// Follows all that needs no code point, from an instruction on; gathers the instructions that do.
  ///
  /// - Parameter place: the place in `text`, for patterns that are not plain.
  mutating func follow(
    _ start: Int, in program: PatternProgram, isAtStart: Bool, isAtEnd: Bool, place: Int = 0
  ) {
    pending.append(start)
    while let index = pending.popLast() {
      guard reached[index] != round else { continue }
      reached[index] = round
      steps -= 1
      switch program.instructions[index] {
      case .set: threads.append(index)
      case .split(let other):
        pending.append(other)
        pending.append(index + 1)
      case .jump(let target): pending.append(target)
      case .start: if isAtStart { pending.append(index + 1) }
      case .end: if isAtEnd { pending.append(index + 1) }
      case .wordBoundary(let isWanted):
        if isWordBoundary(place) == isWanted { pending.append(index + 1) }
      case .look(let number, let isNegative):
        if tables[number][place] != isNegative { pending.append(index + 1) }
      case .match: break
      }
    }
  }

  private func isWordBoundary(_ place: Int) -> Bool {
    let isWordBefore = place > 0 && CodePointSet.isWord(text[place - 1])
    let isWordAfter = place < text.count && CodePointSet.isWord(text[place])
    return isWordBefore != isWordAfter
  }
}
