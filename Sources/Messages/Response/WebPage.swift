import JSON

/// A web page where an answer was due: one of a proxy, or of a server at another address.
enum WebPage {
  /// What the page is called, such as `an HTML page, "502 Bad Gateway"`; nil for anything else.
  static func summary(of text: String) -> String? {
    guard isPage(text) else { return nil }
    let name = content(of: "title", in: text) ?? heading(in: text)
    return name.map { "an HTML page, \"\($0)\"" } ?? "an HTML page"
  }

  /// The heading and what stands below it: HAProxy's pages have no title.
  private static func heading(in page: String) -> String? {
    guard let heading = content(of: "h1", in: page) else { return nil }
    guard let end = page.firstRange(of: "</h1>")?.upperBound else { return heading }
    let text = withoutEntities(oneLine(page[end...].prefix { $0 != "<" }))
    return text.isEmpty ? heading : "\(heading): \(text)"
  }

  /// Whether it is HTML or XHTML, whose declaration may stand before it.
  private static func isPage(_ text: String) -> Bool {
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(400).lowercased()
    for tag in ["<!doctype html", "<html", "<head"] where start.hasPrefix(tag) { return true }
    return start.hasPrefix("<?xml") && (start.contains("<html") || start.contains("<!doctype html"))
  }

  /// What stands in the first element of that name, on one line; nil where there is nothing.
  private static func content(of name: String, in page: String) -> String? {
    let lowered = page.lowercased()
    // Where lower case has another length, as in very few languages, places do not match.
    let text = lowered.utf8.count == page.utf8.count ? page : lowered
    guard let tag = lowered.firstRange(of: "<\(name)")?.upperBound,
      let start = lowered[tag...].firstIndex(of: ">").map(lowered.index(after:)),
      let end = lowered[start...].firstRange(of: "</\(name)")?.lowerBound
    else { return nil }
    let count = lowered.utf8.distance(from: lowered.startIndex, to: start)
    let length = lowered.utf8.distance(from: start, to: end)
    let content = String(decoding: text.utf8.dropFirst(count).prefix(length), as: UTF8.self)
    let line = oneLine(content[...])
    return line.isEmpty ? nil : withoutEntities(line)
  }

  private static func oneLine(_ text: Substring) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func withoutEntities(_ text: String) -> String {
    var text = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "),
      ("&amp;", "&"),
    ] {
      text = text.split(separator: entity, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return text
  }

  /// Finds a page in what should be an event stream: proxies put theirs after the first pings.
  struct Finder: Sendable {
    private var isAtLineStart = true
    private var page: [UInt8] = []
    /// As much of a page as its title is looked for in, in bytes.
    private static let limit = 2000

    /// Takes the next piece of the stream.
    mutating func feed(_ piece: UnsafeBufferPointer<UInt8>) {
      var rest = piece[...]
      if page.isEmpty {
        guard let start = rest.firstIndex(where: { startsPage($0) }) else { return }
        rest = rest[start...]
      }
      page += rest.prefix(Self.limit - page.count)
    }

    private mutating func startsPage(_ byte: UInt8) -> Bool {
      if isAtLineStart, byte == UInt8(ascii: "<") { return true }
      isAtLineStart = byte.isJSONSpace && (isAtLineStart || byte == 0x0A || byte == 0x0D)
      return false
    }

    /// What the page is called; nil where there was none.
    var summary: String? {
      page.isEmpty ? nil : WebPage.summary(of: String(decoding: page, as: UTF8.self))
    }
  }
}
