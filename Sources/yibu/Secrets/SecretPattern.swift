/// How a secret can be spelled: as it is, or with the escapes of JSON (RFC 8259, 7), each character for itself.
struct SecretPattern: Sendable {
  enum Match {
    /// So many bytes are the secret.
    case whole(Int)
    /// The bytes end before it can be told.
    case part
    case none
  }

  /// A character.
  private struct Unit {
    /// In UTF-8.
    let bytes: [UInt8]
    /// In UTF-16, as `\u` escapes have it.
    let codes: [UInt16]
    /// What follows the backslash of a short escape; nil where there is none.
    let letter: UInt8?
  }

  static let escape = UInt8(ascii: "\\")

  private let units: [Unit]

  init(_ secret: Secret) {
    units = secret.reveal().unicodeScalars.map { scalar in
      Unit(
        bytes: Array(String(scalar).utf8), codes: Array(String(scalar).utf16),
        letter: Self.letter(of: scalar).map { UInt8(ascii: $0) })
    }
  }

  private static func letter(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\"", "\\", "/": scalar
    case "\u{8}": "b"
    case "\t": "t"
    case "\n": "n"
    case "\u{C}": "f"
    case "\r": "r"
    default: nil
    }
  }

  /// The byte that the secret begins with where it is spelled as it is.
  var first: UInt8? { units.first?.bytes.first }

  /// Whether the bytes begin with the secret.
  func match(_ bytes: ArraySlice<UInt8>) -> Match { match(units[...], bytes, 0) }

  /// Both readings of a backslash are tried: a secret may hold one.
  private func match(_ units: ArraySlice<Unit>, _ bytes: ArraySlice<UInt8>, _ count: Int) -> Match {
    guard let unit = units.first else { return .whole(count) }
    guard let byte = bytes.first else { return .part }
    var isPart = false
    for spelled in [
      Self.plain(unit, bytes), byte == Self.escape ? Self.escaped(unit, bytes) : .none,
    ] {
      switch spelled {
      case .none: continue
      case .part: isPart = true
      case .whole(let length):
        switch match(units.dropFirst(), bytes.dropFirst(length), count + length) {
        case .whole(let count): return .whole(count)
        case .part: isPart = true
        case .none: continue
        }
      }
    }
    return isPart ? .part : .none
  }

  private static func plain(_ unit: Unit, _ bytes: ArraySlice<UInt8>) -> Match {
    if bytes.starts(with: unit.bytes) { return .whole(unit.bytes.count) }
    return unit.bytes.starts(with: bytes) ? .part : .none
  }

  private static func escaped(_ unit: Unit, _ bytes: ArraySlice<UInt8>) -> Match {
    guard let letter = bytes.dropFirst().first else { return .part }
    if letter != UInt8(ascii: "u") { return letter == unit.letter ? .whole(2) : .none }
    var rest = bytes
    for code in unit.codes {
      for (place, expected) in [escape, UInt8(ascii: "u")].enumerated() {
        guard rest.count > place else { return .part }
        if rest[rest.startIndex + place] != expected { return .none }
      }
      let digits = rest.dropFirst(2).prefix(4)
      let spelled = String(decoding: digits, as: UTF8.self)
      let hex = String(code, radix: 16)
      let whole = String(repeating: "0", count: 4 - hex.count) + hex
      guard whole.hasPrefix(spelled.lowercased()) else { return .none }
      if digits.count < 4 { return .part }
      rest = rest.dropFirst(6)
    }
    return .whole(6 * unit.codes.count)
  }
}
