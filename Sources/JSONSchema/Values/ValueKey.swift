import JSON

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A value that is equal to another as JSON Schema has it (core, 4.2.2): numbers by value, strings by
/// code points, objects whatever the order of their members.
struct ValueKey: Hashable, Sendable {
  let value: JSON

  static func == (left: ValueKey, right: ValueKey) -> Bool { isSame(left.value, right.value) }

  static func isSame(_ left: JSON, _ right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): isSame(left, right)
    case (.string(let left), .string(let right)): isSame(left, right)
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
    case (.object(let left), .object(let right)): isSame(left, right)
    default: false
    }
  }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    if let left = ShortDecimal(left), let right = ShortDecimal(right),
      let order = left.compared(to: right)
    {
      return order == 0
    }
    return Decimal(left) == Decimal(right)
  }

  static func isSame(_ left: JSONString, _ right: JSONString) -> Bool {
    let isSpelledAlike = left.withSpelling { left in
      right.withSpelling { right in
        guard left.count == right.count else { return false }
        guard let left = left.baseAddress, let bytes = right.baseAddress else { return true }
        return memcmp(left, bytes, right.count) == 0
      }
    }
    return isSpelledAlike || (left.hasEscapes || right.hasEscapes) && Text(left) == Text(right)
  }

  private static func isSame(_ left: [JSON.Member], _ right: [JSON.Member]) -> Bool {
    // Most often the names come in the same order, and then they need no look-up. No value is compared
    // twice: in values nested in each other that would double the work at each level.
    if left.count == right.count, zip(left, right).allSatisfy({ isSame($0.name, $1.name) }) {
      return left.indices.allSatisfy { index in
        isSame(left[index].value, right[index].value)
          || left[(index + 1)...].contains { isSame($0.name, left[index].name) }
      }
    }
    let left = lastByName(left)
    let right = lastByName(right)
    return left.count == right.count
      && left.allSatisfy { name, value in right[name].map { isSame($0, value) } ?? false }
  }

  /// An object's members as readers see them: of two of one name the last.
  static func lastByName(_ members: [JSON.Member]) -> [Text: JSON] {
    Dictionary(members.map { (Text($0.name), $0.value) }) { $1 }
  }

  func hash(into hasher: inout Hasher) { Self.hash(value, into: &hasher) }

  private static func hash(_ value: JSON, into hasher: inout Hasher) {
    switch value {
    case .null: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .number(let spelling): hasher.combine(Decimal(spelling))
    case .string(let string): hasher.combine(Text(string))
    case .array(let elements):
      hasher.combine(elements.count)
      for element in elements { hash(element, into: &hasher) }
    case .object(let members):
      var sum = 0
      for (name, value) in lastByName(members) {
        var member = Hasher()
        member.combine(name)
        hash(value, into: &member)
        sum &+= member.finalize()
      }
      hasher.combine(sum)
    }
  }
}
