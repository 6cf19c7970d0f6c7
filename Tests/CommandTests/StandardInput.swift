import Loopback

/// What the child finds on its standard input.
enum StandardInput: Sendable {
  case null
  /// Through a pipe, which then ends.
  case text(Content)
  /// Through a pipe that stays open, as from a terminal where nobody types.
  case open(Content)
  /// A file of the case's folder, or with an absolute path.
  case file(String)
  case closed
}

extension StandardInput: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case open, file, closed }

  init(from decoder: any Decoder) throws {
    let object = try? decoder.container(keyedBy: CodingKeys.self)
    if object?.allKeys.isEmpty == false { try decoder.refuseUnknownKeys(CodingKeys.self) }
    if let content = try object?.decodeIfPresent(Content.self, forKey: .open) {
      self = .open(content)
    } else if let name = try object?.decodeIfPresent(String.self, forKey: .file) {
      self = .file(name)
    } else if object?.contains(.closed) == true {
      self = .closed
    } else {
      self = .text(try Content(from: decoder))
    }
  }
}
