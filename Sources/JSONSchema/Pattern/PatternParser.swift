/// Reads a regular expression of ECMA-262 with Unicode semantics (the flag `u`), as JSON Schema asks.
///
/// Syntax that engines read in different ways is refused rather than answered wrong: `\Z`, `(?i)`, `(?P<…>)`.
/// Syntax that every engine reads alike is taken although `u` forbids it: `\-`, `\_`, `[\w-.]`, a lone `}`.
struct PatternParser {
  let points: [UInt32]
  var position = 0
  var looks: [PatternLook] = []
  private var depth = 0

  /// How deep groups may nest: the parser calls itself for each level.
  static let maximumDepth = 100

  init(_ pattern: Text) {
    points = pattern.content.unicodeScalars.map(\.value)
  }

  mutating func parse() throws(PatternFault) -> PatternTerm {
    let term = try alternatives()
    if position < points.count { throw PatternFault(message: #"a ")" without its "(""#) }
    return term
  }

  var next: UInt32? { position < points.count ? points[position] : nil }

  func isNext(_ character: Unicode.Scalar, at offset: Int = 0) -> Bool {
    position + offset < points.count && points[position + offset] == character.value
  }

  /// Passes that text if it comes next.
  mutating func pass(_ text: StaticString) -> Bool {
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard position + bytes.count <= points.count,
      zip(points[position...], bytes).allSatisfy({ $0 == UInt32($1) })
    else { return false }
    position += bytes.count
    return true
  }

  private mutating func alternatives() throws(PatternFault) -> PatternTerm {
    var branches = [try sequence()]
    while pass("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(PatternFault) -> PatternTerm {
    var terms: [PatternTerm] = []
    while let next, next != 0x7C, next != 0x29 {
      let term = try atom()
      guard let (least, most) = try quantifier() else {
        terms.append(term)
        continue
      }
      switch term {
      case .start, .end, .wordBoundary, .look:
        throw PatternFault(message: "a quantifier with nothing to repeat")
      default: terms.append(.repetition(term, least, most))
      }
    }
    return terms.count == 1 ? terms[0] : .sequence(terms)
  }

  private mutating func atom() throws(PatternFault) -> PatternTerm {
    let point = points[position]
    position += 1
    switch Unicode.Scalar(point) {
    case "^": return .start
    case "$": return .end
    case "(": return try group()
    case "[": return .set(try characterClass())
    case ".": return set(CodePointSet.lineTerminators.negated)
    case "\\": return try escape()
    case "*", "+", "?": throw PatternFault(message: "a quantifier with nothing to repeat")
    case "{":
      // Python reads {,5} as a quantifier, ECMA-262 without `u` as text: neither will do.
      if isNext(",") || next.map({ $0 >= 0x30 && $0 <= 0x39 }) == true {
        throw PatternFault(
          message: "a quantifier with nothing to repeat, or without its least number")
      }
      return set(CodePointSet(point))
    default: return set(CodePointSet(point))
    }
  }

  func set(_ set: CodePointSet) -> PatternTerm {
    var set = set
    set.freeze()
    return .set(set)
  }

  private mutating func group() throws(PatternFault) -> PatternTerm {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw PatternFault(message: "groups nested more than \(Self.maximumDepth) levels deep")
    }
    if pass("?=") { return try look(isBehind: false, isNegative: false) }
    if pass("?!") { return try look(isBehind: false, isNegative: true) }
    if pass("?<=") { return try look(isBehind: true, isNegative: false) }
    if pass("?<!") { return try look(isBehind: true, isNegative: true) }
    if pass("?<") {
      try groupName()
    } else if !pass("?:"), isNext("?") {
      throw PatternFault(
        message: #""(?" must be followed by ":", "=", "!", "<=", "<!" or "<name>""#)
    }
    return try groupBody()
  }

  private mutating func groupBody() throws(PatternFault) -> PatternTerm {
    let body = try alternatives()
    guard pass(")") else { throw PatternFault(message: #"a "(" without its ")""#) }
    return body
  }

  private mutating func look(isBehind: Bool, isNegative: Bool) throws(PatternFault) -> PatternTerm {
    // The bodies inside come first: each can rely on those before it.
    let body = try groupBody()
    looks.append(PatternLook(body: body, isBehind: isBehind))
    return .look(looks.count - 1, isNegative: isNegative)
  }

  private mutating func groupName() throws(PatternFault) {
    var isFirst = true
    while let point = next, point != 0x3E {
      let scalar = Unicode.Scalar(point)
      let isLetter = point == 0x24 || point == 0x5F || scalar?.properties.isIDStart == true
      guard isLetter || !isFirst && scalar?.properties.isIDContinue == true else { break }
      isFirst = false
      position += 1
    }
    guard !isFirst, pass(">") else { throw PatternFault(message: "a malformed group name") }
  }

  private mutating func quantifier() throws(PatternFault) -> (least: Int, most: Int?)? {
    var bounds: (least: Int, most: Int?)
    if pass("*") {
      bounds = (0, nil)
    } else if pass("+") {
      bounds = (1, nil)
    } else if pass("?") {
      bounds = (0, 1)
    } else {
      let start = position
      guard pass("{"), let least = number() else {
        position = start
        return nil
      }
      bounds = (least, least)
      if pass(",") { bounds.most = number() }
      guard pass("}") else {
        throw PatternFault(message: #"a "{" without its "}""#)
      }
    }
    if let most = bounds.most, most < bounds.least {
      throw PatternFault(message: "a quantifier whose greatest number is below its least")
    }
    _ = pass("?")
    return bounds
  }

  /// Digits as a number; numbers too large for any program are all the same.
  private mutating func number() -> Int? {
    let start = position
    var value = 0
    while let next, next >= 0x30, next <= 0x39 {
      value = min(value * 10 + Int(next - 0x30), 1_000_000_000)
      position += 1
    }
    return position == start ? nil : value
  }
}
