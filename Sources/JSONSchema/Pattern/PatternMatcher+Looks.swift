/// Patterns that look around: `\b`, lookaheads and lookbehinds.
extension PatternMatcher {
  /// Matches `text`. Each lookahead and lookbehind is answered for every place in it beforehand, in
  /// one run.
  mutating func matchesText(_ pattern: Pattern) -> Bool? {
    tables.removeAll(keepingCapacity: true)
    for look in pattern.looks {
      var places = [Bool](repeating: false, count: text.count + 1)
      guard run(look.program, isBackward: !look.isBehind, places: &places) != nil else {
        return nil
      }
      tables.append(places)
    }
    var none: [Bool] = []
    return run(pattern.program, isBackward: false, places: &none)
  }

  /// Whether there is a match; where places are asked for, marks those at which one ends.
  private mutating func run(
    _ program: PatternProgram, isBackward: Bool, places: inout [Bool]
  ) -> Bool? {
    begin(program)
    var hasMatch = false
    for passed in 0...text.count {
      let place = isBackward ? text.count - passed : passed
      if passed == 0 || !program.isAnchored { follow(0, in: program, at: place) }
      if hasMatched(program) {
        if places.isEmpty { return true }
        hasMatch = true
        places[place] = true
      }
      if passed == text.count || threads.isEmpty && program.isAnchored { break }
      let point = text[isBackward ? place - 1 : place]
      swap(&current, &threads)
      begin(program)
      for thread in current.indices {
        let index = current[thread]
        guard case .set(let set) = program.instructions[index], program.sets[set].contains(point)
        else { continue }
        follow(index + 1, in: program, at: isBackward ? place - 1 : place + 1)
      }
      steps -= current.count + 1
      guard steps > 0 else { return nil }
    }
    return hasMatch
  }

  private mutating func follow(_ start: Int, in program: PatternProgram, at place: Int) {
    follow(
      start, in: program, isAtStart: place == 0, isAtEnd: place == text.count, place: place)
  }
}

extension CodePointSet {
  /// Whether the code point is one of `\w`.
  static func isWord(_ point: UInt32) -> Bool {
    switch point {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }
}
