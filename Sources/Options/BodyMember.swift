/// A member of the request's body that an option sets or extends.
package struct BodyMember: Sendable, Equatable {
  /// Names joined with dots, from the outermost in: `output_config.effort`.
  package let path: String
  /// Whether `POST /v1/messages/count_tokens` takes the member: it answers 400 to what it does not know.
  package let isCounted: Bool
  /// The outermost name.
  package let root: String
  /// The innermost name.
  package let name: String

  /// See `path` and `isCounted`.
  package init(_ path: String, isCounted: Bool) {
    self.path = path
    self.isCounted = isCounted
    let dot = path.utf8.firstIndex(of: UInt8(ascii: "."))
    root = dot.map { String(path[..<$0]) } ?? path
    name = dot.map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// For an option that may set any member.
  package static let any = BodyMember("", isCounted: false)
  /// For the options that add turns.
  package static let messages = BodyMember("messages", isCounted: true)
}

extension BodyMember {
  /// The outermost members that options set, in the order in which a body has them: that of the option
  /// table, except that the messages and `stream` are the last, as in the API's documentation.
  package static let order: [String] = {
    let last = [messages.root, "stream"]
    var order: [String] = []
    for option in Option.table {
      guard let root = option.member?.root, !root.isEmpty else { continue }
      if !last.contains(root), !order.contains(root) { order.append(root) }
    }
    return order + last
  }()

  /// Whether counting takes the outermost member of that name.
  ///
  /// Source: `message_count_tokens_params.py` of the Python SDK 2.14.0, its beta members included.
  package static func isCounted(_ root: String) -> Bool {
    (withoutOption + Option.table.compactMap(\.member)).contains { $0.isCounted && $0.root == root }
  }

  /// The members of the API's body that no option sets by name; `--set` does.
  static let withoutOption = [
    BodyMember("speed", isCounted: true), BodyMember("mcp_servers", isCounted: true),
    BodyMember("context_management", isCounted: true), BodyMember("compaction", isCounted: true),
    BodyMember("billing_policy", isCounted: true), BodyMember("service_tier", isCounted: false),
    BodyMember("container", isCounted: false), BodyMember("inference_geo", isCounted: false),
    BodyMember("diagnostics", isCounted: false), BodyMember("thread", isCounted: false),
    BodyMember("metadata", isCounted: false), BodyMember("output_config", isCounted: true),
  ]
}
