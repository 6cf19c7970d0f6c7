/// Replaces a secret in bytes that come in pieces. Byte by byte: to Swift's strings a key with a
/// combining mark after it is another text.
struct SecretFilter: Sendable {
  private let secret: [UInt8]
  private let replacement: [UInt8]
  private var held: [UInt8] = []

  init(_ secret: Secret, replacement: [UInt8]) {
    self.secret = Array(secret.reveal().utf8)
    self.replacement = replacement
  }

  /// Keeps the length, so that one which the server announced stays right.
  init(keepingLength secret: Secret) {
    let count = secret.reveal().utf8.count
    let stars = [UInt8](repeating: UInt8(ascii: "*"), count: count)
    self.init(secret, replacement: Array((Array(Secret.replacement.utf8) + stars).prefix(count)))
  }

  /// The bytes that can be told to hold no part of the secret.
  mutating func filter(_ bytes: some Collection<UInt8>) -> [UInt8] {
    guard let first = secret.first else { return Array(bytes) }
    held += bytes
    var passed: [UInt8] = []
    var start = 0
    while let index = held[start...].firstIndex(of: first) {
      passed += held[start..<index]
      let rest = held[index...]
      if rest.starts(with: secret) {
        passed += replacement
        start = index + secret.count
      } else if secret.starts(with: rest) {
        // The secret may go on in the next piece.
        held = Array(rest)
        return passed
      } else {
        passed.append(first)
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
}
