/// An answer of a given size, made up rather than recorded.
struct Load {
  enum Form: String { case stream, json }
  enum Kind: String { case deltas, bytes, fragments = "tool-fragments" }

  var form = Form.stream
  var kind: Kind
  /// How many deltas are sent, each of `size` bytes of text; the last may be shorter.
  var count: Int
  var size: Int
  /// Bytes of the last delta where they are not `size`.
  var rest = 0
  /// Events in each HTTP chunk.
  var perChunk = 1

  /// From `deltas=500000,per-chunk=1`.
  init(description: String) throws {
    var members: [String: Int] = [:]
    for pair in description.split(separator: ",") {
      let parts = pair.split(separator: "=")
      guard parts.count == 2, let number = Int(parts[1]), number > 0 else {
        throw Settings.Failure(text: "--generate: \(pair)")
      }
      members[String(parts[0])] = number
    }
    if let number = members.removeValue(forKey: "deltas") {
      (kind, count, size) = (.deltas, number, members.removeValue(forKey: "size") ?? 5)
    } else if let number = members.removeValue(forKey: "bytes") {
      kind = .bytes
      size = members.removeValue(forKey: "size") ?? 8192
      (count, rest) = number.quotientAndRemainder(dividingBy: size)
    } else if let number = members.removeValue(forKey: "tool-fragments") {
      (kind, count, size) = (.fragments, number, members.removeValue(forKey: "size") ?? 5)
    } else {
      throw Settings.Failure(text: "--generate needs deltas, bytes or tool-fragments")
    }
    perChunk = members.removeValue(forKey: "per-chunk") ?? 1
    if let unknown = members.keys.first {
      throw Settings.Failure(text: "--generate: unknown \(unknown)")
    }
  }

  /// The text of one delta: words, so that it looks like text, and plain ASCII.
  func text(bytes: Int) -> String {
    let words = String(repeating: "word ", count: bytes / 5 + 1)
    return String(words.prefix(bytes))
  }
}
