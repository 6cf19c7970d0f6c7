extension JSON {
  /// About how many bytes of memory the value takes: of one with many parts, many times its spelling.
  package var footprint: Int {
    let own = MemoryLayout<JSON>.stride
    switch self {
    case .null, .bool: return own
    case .number(let spelling): return own + spelling.utf8.count
    case .string(let string): return own + string.footprint
    case .array(let elements):
      return own + Self.header + elements.reduce(0) { $0 + $1.footprint }
    case .object(let members):
      return own + Self.header
        + members.reduce(0) { $0 + Self.name + $1.name.footprint + $1.value.footprint }
    }
  }

  /// What an array has besides its elements.
  private static let header = 32
  /// What a member has besides its value.
  private static let name = MemoryLayout<Member>.stride - MemoryLayout<JSON>.stride
}

extension JSONString {
  fileprivate var footprint: Int {
    switch storage {
    case .spelling(let spelling): spelling.utf8.count
    case .base64(let bytes): bytes.count
    }
  }
}
