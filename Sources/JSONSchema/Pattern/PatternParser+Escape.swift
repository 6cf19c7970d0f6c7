/// Escapes and character classes.
extension PatternParser {
  /// An escape outside of a class, with the parser after the backslash.
  mutating func escape() throws(PatternFault) -> PatternTerm {
    if pass("b") { return .wordBoundary(true) }
    if pass("B") { return .wordBoundary(false) }
    if isNext("k") || next.map({ $0 >= 0x31 && $0 <= 0x39 }) == true {
      throw PatternFault(message: "references to groups are not supported")
    }
    return set(try classEscape())
  }

  /// A class, with the parser after the bracket.
  mutating func characterClass() throws(PatternFault) -> CodePointSet {
    let isNegated = pass("^")
    var set = CodePointSet()
    while !pass("]") {
      let (low, first) = try classAtom()
      guard isNext("-"), !isNext("]", at: 1), position + 1 < points.count else {
        set.formUnion(low)
        continue
      }
      let start = position
      position += 1
      let (high, last) = try classAtom()
      if let first, let last {
        guard first <= last else {
          throw PatternFault(message: "a range out of order in a character class")
        }
        set.formUnion(CodePointSet([first...last]))
      } else {
        // [\w-.]: the hyphen stands for itself, in every engine that takes it.
        position = start + 1
        set.formUnion(low)
        set.formUnion(CodePointSet(0x2D))
        _ = high
      }
    }
    set.isNegated = isNegated
    set.freeze()
    return set
  }

  /// One piece of a class; the code point is nil where it stands for many.
  private mutating func classAtom() throws(PatternFault) -> (CodePointSet, UInt32?) {
    guard let point = next else { throw PatternFault(message: #"a "[" without its "]""#) }
    position += 1
    guard point == 0x5C else { return (CodePointSet(point), point) }
    if pass("b") { return (CodePointSet(0x08), 0x08) }
    let set = try classEscape()
    let isOne = set.ranges.count == 1 && set.ranges[0].count == 1 && !set.isNegated
    return (set, isOne ? set.ranges[0].lowerBound : nil)
  }

  /// An escape that means the same inside and outside of a class.
  private mutating func classEscape() throws(PatternFault) -> CodePointSet {
    guard let point = next, let scalar = Unicode.Scalar(point) else {
      throw PatternFault(message: #"a "\" at the end"#)
    }
    position += 1
    switch scalar {
    case "d": return .digits
    case "D": return CodePointSet.digits.negated
    case "s": return .space
    case "S": return CodePointSet.space.negated
    case "w": return .word
    case "W": return CodePointSet.word.negated
    case "t": return CodePointSet(0x09)
    case "n": return CodePointSet(0x0A)
    case "v": return CodePointSet(0x0B)
    case "f": return CodePointSet(0x0C)
    case "r": return CodePointSet(0x0D)
    case "p", "P": return try property(isNegated: scalar == "P")
    case "x": return CodePointSet(try hexadecimal(digits: 2))
    case "u": return CodePointSet(try unicodeEscape())
    case "c":
      guard let letter = next, (0x41...0x5A).contains(letter & ~0x20) else {
        throw PatternFault(message: "\\c must be followed by a letter")
      }
      position += 1
      return CodePointSet(letter & 31)
    case "0":
      if next.map({ $0 >= 0x30 && $0 <= 0x39 }) == true {
        throw PatternFault(message: "\\0 must not be followed by a digit")
      }
      return CodePointSet(0)
    default:
      let isLetterOrDigit = scalar.properties.isAlphabetic || (0x30...0x39).contains(point)
      guard scalar.isASCII, point >= 0x20, !isLetterOrDigit else {
        throw PatternFault(message: "\\\(OneLine.text(String(scalar))) has no meaning in ECMA-262")
      }
      return CodePointSet(point)
    }
  }

  private mutating func property(isNegated: Bool) throws(PatternFault) -> CodePointSet {
    guard pass("{"), let end = points[position...].firstIndex(of: 0x7D) else {
      throw PatternFault(message: "\\p must be followed by {Property}")
    }
    let scalars = points[position..<end].compactMap { Unicode.Scalar($0) }
    let name = String(String.UnicodeScalarView(scalars))
    position = end + 1
    return CodePointSet(try UnicodeProperty(name), isNegated: isNegated)
  }

  private mutating func unicodeEscape() throws(PatternFault) -> UInt32 {
    if pass("{") {
      var value: UInt32 = 0
      var count = 0
      while let digit = hexadecimalDigit(), value <= CodePointSet.maximum {
        value = value << 4 | digit
        count += 1
      }
      guard count > 0, value <= CodePointSet.maximum, pass("}") else {
        throw PatternFault(message: "a malformed \\u{…}")
      }
      return value
    }
    let unit = try hexadecimal(digits: 4)
    let start = position
    guard unit >> 10 == 0x36, pass("\\u"), !isNext("{") else {
      position = start
      return unit
    }
    let low = try hexadecimal(digits: 4)
    guard low >> 10 == 0x37 else {
      position = start
      return unit
    }
    return 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
  }

  private mutating func hexadecimal(digits: Int) throws(PatternFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = hexadecimalDigit() else {
        throw PatternFault(message: "an escape with fewer than \(digits) hexadecimal digits")
      }
      value = value << 4 | digit
    }
    return value
  }

  private mutating func hexadecimalDigit() -> UInt32? {
    guard let next else { return nil }
    let value: UInt32
    switch next {
    case 0x30...0x39: value = next - 0x30
    case 0x41...0x46: value = next - 0x41 + 10
    case 0x61...0x66: value = next - 0x61 + 10
    default: return nil
    }
    position += 1
    return value
  }
}
