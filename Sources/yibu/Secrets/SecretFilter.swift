/// Replaces a secret in bytes that come in pieces, also where JSON spells it with escapes. Byte by byte: to
/// Swift's strings a key with a combining mark after it is another text.
struct SecretFilter: Sendable {
  private let pattern: SecretPattern
  private let replacement: [UInt8]
  /// Whether what takes the place of a secret is as long as the secret was.
  private let keepsLength: Bool
  private var held: [UInt8] = []

  /// - Parameter keepsLength: so that one which the server announced stays right.
  init(_ secret: Secret, keepsLength: Bool) {
    pattern = SecretPattern(secret)
    replacement = Array(Secret.replacement.utf8)
    self.keepsLength = keepsLength
  }

  /// The bytes that can be told to hold no part of the secret.
  mutating func filter(_ bytes: some Collection<UInt8>) -> [UInt8] {
    guard let first = pattern.first else { return Array(bytes) }
    held += bytes
    var passed: [UInt8] = []
    passed.reserveCapacity(held.count)
    var start = 0
    while let index = held[start...].firstIndex(where: { $0 == first || $0 == SecretPattern.escape }
    ) {
      passed += held[start..<index]
      switch pattern.match(held[index...]) {
      case .whole(let count):
        passed += keepsLength ? shortened(count) : replacement
        start = index + count
      case .part:
        // The secret may go on in the next piece.
        held.removeFirst(index)
        return passed
      case .none:
        passed.append(held[index])
        start = index + 1
      }
    }
    passed += held[start...]
    held = []
    return passed
  }

  /// What was held back, the end being reached.
  mutating func finish() -> [UInt8] {
    defer { held = [] }
    return held
  }

  private func shortened(_ count: Int) -> [UInt8] {
    let stars = [UInt8](repeating: UInt8(ascii: "*"), count: count)
    return Array((replacement + stars).prefix(count))
  }
}

/// The filters of all secrets, one after the other; made for the first bytes, since most runs have none to filter.
struct SecretFilters: Sendable {
  private var made: [SecretFilter]?
  private let keepsLength: Bool

  init(keepsLength: Bool = false) { self.keepsLength = keepsLength }

  /// - Parameter isEnd: whether nothing follows; only then everything comes out.
  mutating func filter(_ bytes: [UInt8], isEnd: Bool) -> [UInt8] {
    if made == nil, bytes.isEmpty { return [] }
    var filters = made ?? Secrets.all.map { SecretFilter($0, keepsLength: keepsLength) }
    made = nil
    defer { made = filters }
    var passed = bytes
    for index in filters.indices {
      passed = filters[index].filter(passed)
      if isEnd { passed += filters[index].finish() }
    }
    return passed
  }
}
