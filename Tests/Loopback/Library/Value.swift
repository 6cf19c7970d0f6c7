import Foundation

/// A JSON value in a script or a case. Members have no order here; where bytes matter a case gives
/// the JSON as a string.
package indirect enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([Value])
  case object([String: Value])

  package init(parsing bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(Value.self, from: Data(bytes))
  }

  /// Compact, members sorted by name.
  package var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .string(let value): Value.quoted(value)
    case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }
        .map { Value.quoted($0.key) + ":" + $0.value.text }
        .joined(separator: ",") + "}"
    }
  }

  /// A JSON string literal.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20:
        result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The value with every string in it replaced; a whole string may become another kind of value.
  package func replacingStrings(_ replacement: (String) -> Value) -> Value {
    switch self {
    case .string(let text): replacement(text)
    case .array(let items): .array(items.map { $0.replacingStrings(replacement) })
    case .object(let members): .object(members.mapValues { $0.replacingStrings(replacement) })
    default: self
    }
  }
}

extension Value: Decodable {
  package init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let value = try? single.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? single.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? single.decode(Double.self) {
      self = .number(value)
    } else if let value = try? single.decode(String.self) {
      self = .string(value)
    } else if let value = try? single.decode([Value].self) {
      self = .array(value)
    } else {
      self = .object(try single.decode([String: Value].self))
    }
  }
}
