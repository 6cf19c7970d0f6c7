import Loopback

/// A file that a case puts into its folder before the run.
struct InputFile: Sendable {
  enum Kind: Sendable {
    case regular(Content)
    case directory
    case fifo
    case link(String)
  }

  var kind: Kind
  /// Octal digits.
  var mode: String?
}

extension InputFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case text, directory, fifo, link, mode
    case base64, `repeat`, times, copy
  }

  init(from decoder: any Decoder) throws {
    guard let object = try? decoder.container(keyedBy: CodingKeys.self) else {
      kind = .regular(try Content(from: decoder))
      return
    }
    try decoder.refuseUnknownKeys(CodingKeys.self)
    mode = try object.decodeIfPresent(String.self, forKey: .mode)
    if object.contains(.directory) {
      kind = .directory
    } else if object.contains(.fifo) {
      kind = .fifo
    } else if let target = try object.decodeIfPresent(String.self, forKey: .link) {
      kind = .link(target)
    } else if let text = try object.decodeIfPresent(Content.self, forKey: .text) {
      kind = .regular(text)
    } else {
      kind = .regular(
        try Content(object: decoder.container(keyedBy: Content.CodingKeys.self)))
    }
  }
}
