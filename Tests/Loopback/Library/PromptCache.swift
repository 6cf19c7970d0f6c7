package import JSON

/// A prompt cache by the API's rule: an entry is written only at a marker (`cache_control`), and a request reads
/// the longest entry that it begins with, of those that end at one of its markers or at most 20 blocks ahead.
package struct PromptCache: Sendable {
  /// What one request comes to, in blocks: tools, and content blocks of the system prompt and the messages.
  package struct Usage: Sendable, Equatable {
    package var read = 0
    package var written = 0
    /// What is after the last marker.
    package var rest = 0
  }

  /// The most markers that the API takes in one request.
  package static let mostMarkers = 4
  private static let lookBack = 20

  private var entries: Set<String> = []

  package init() {}

  /// Takes a request; nil, and nothing written, where it has too many markers.
  package mutating func take(_ request: JSON) -> Usage? {
    guard Self.markers(in: request) <= Self.mostMarkers else { return nil }
    // What a request begins with, after each of its blocks.
    var prefixes = [String(decoding: (request["model"] ?? .null).rendered, as: UTF8.self)]
    var usage = Usage()
    var written: [String] = []
    for (role, block) in Self.blocks(of: request) {
      var plain = block
      plain["cache_control"] = nil
      prefixes.append(
        prefixes[prefixes.count - 1] + role + String(decoding: plain.rendered, as: UTF8.self))
      if block["cache_control"] == nil { continue }
      written.append(prefixes[prefixes.count - 1])
      usage.written = prefixes.count - 1
      let found = prefixes.suffix(Self.lookBack + 1).lastIndex { entries.contains($0) }
      usage.read = max(usage.read, found ?? 0)
    }
    usage.rest = prefixes.count - 1 - usage.written
    usage.written -= usage.read
    entries.formUnion(written)
    return usage
  }

  /// In the order in which the API reads them.
  private static func blocks(of request: JSON) -> [(role: String, block: JSON)] {
    func blocks(_ content: JSON?) -> [JSON] {
      guard let content else { return [] }
      return content.elements ?? [["type": "text", "text": content]]
    }
    return blocks(request["tools"]).map { ("tool", $0) }
      + blocks(request["system"]).map { ("system", $0) }
      + (request["messages"]?.elements ?? []).flatMap { message in
        blocks(message["content"]).map { (message["role"]?.text ?? "", $0) }
      }
  }

  /// Wherever they are.
  private static func markers(in value: JSON) -> Int {
    if let elements = value.elements { return elements.reduce(0) { $0 + markers(in: $1) } }
    return (value.members ?? []).reduce(0) {
      $0 + ($1.name.hasContent("cache_control") ? 1 : markers(in: $1.value))
    }
  }
}
