import Foundation

/// Bytes in a script or a case: a string; an array of lines, each ended by a newline;
/// `{"base64": …}`; `{"repeat": TEXT, "times": N}`; `{"copy": PATH}`, a file of the package.
package indirect enum Content: Sendable {
  case text(String)
  case bytes([UInt8])
  case repeated(Content, times: Int)
  case copy(String)

  package func bytes(in surroundings: Surroundings) throws -> [UInt8] {
    switch self {
    case .text(let text): Array(surroundings.fill(text).utf8)
    case .bytes(let bytes): bytes
    case .repeated(let part, let times): try part.bytes(in: surroundings).repeated(times)
    case .copy(let path): try surroundings.bytes(ofFile: path)
    }
  }
}

extension Content: Decodable {
  package enum CodingKeys: String, CodingKey, CaseIterable {
    case base64
    case `repeat`
    case times
    case copy
  }

  package init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self = .text(text)
    } else if let lines = try? decoder.singleValueContainer().decode([String].self) {
      self = .text(lines.map { $0 + "\n" }.joined())
    } else {
      try decoder.refuseUnknownKeys(CodingKeys.self)
      try self.init(object: decoder.container(keyedBy: CodingKeys.self))
    }
  }

  /// The object forms, for a reader that has further keys beside these.
  package init(object: KeyedDecodingContainer<CodingKeys>) throws {
    if let path = try object.decodeIfPresent(String.self, forKey: .copy) {
      self = .copy(path)
    } else if let part = try object.decodeIfPresent(Content.self, forKey: .repeat) {
      self = .repeated(part, times: try object.decode(Int.self, forKey: .times))
    } else {
      let text = try object.decode(String.self, forKey: .base64)
      guard let data = Data(base64Encoded: text) else {
        throw DecodingError.dataCorruptedError(
          forKey: .base64, in: object, debugDescription: "not base64")
      }
      self = .bytes(Array(data))
    }
  }
}
