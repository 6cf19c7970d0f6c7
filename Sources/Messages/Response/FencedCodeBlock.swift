/// The first fenced code block of a text in Markdown, by the rules of CommonMark 0.31 (4.5, and 5.1 and 5.2 for
/// those inside block quotes and list items).
package struct FencedCodeBlock {
  /// The lines between the fences, without what they are indented by, each with its own line end.
  package private(set) var content: [UInt8] = []
  private let fence: Fence
  /// The block quotes and list items that the block is in, from the outermost in.
  private let containers: [Container]

  /// What a block may be in: each line of it is looked at once for each of these.
  private static let mostContainers = 100

  /// The content of the first block that the text holds; nil where it holds none. A block that nothing closes
  /// ends with what it is in.
  package static func content(in text: [UInt8]) -> [UInt8]? {
    var containers: [Container] = []
    var block: FencedCodeBlock?
    for bytes in lines(of: text) {
      var line = MarkdownLine(bytes)
      if var open = block {
        block = nil
        guard open.take(line) else { return open.content }
        block = open
        continue
      }
      containers = Array(containers.prefix { $0.goesOn(in: &line) })
      while containers.count < mostContainers, let container = Container(beginning: &line) {
        containers.append(container)
      }
      if let fence = Fence(opening: line) {
        block = FencedCodeBlock(fence: fence, containers: containers)
      }
    }
    return block?.content
  }

  private init(fence: Fence, containers: [Container]) {
    self.fence = fence
    self.containers = containers
  }

  /// Takes a line of the content. False for one that ends the block.
  private mutating func take(_ line: MarkdownLine) -> Bool {
    var line = line
    guard containers.allSatisfy({ $0.goesOn(in: &line) }), !fence.isClosed(by: line) else {
      return false
    }
    _ = line.skipSpaces(atMost: fence.indentation)
    content += line.rest
    return true
  }

  /// The lines with their ends: LF, CR, or both.
  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in text.indices {
      let byte = text[index]
      let isPair = byte == carriageReturn && text[(index + 1)...].first == lineFeed
      guard byte == lineFeed || byte == carriageReturn && !isPair else { continue }
      lines.append(text[start...index])
      start = index + 1
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }
}

/// A row of three or more backticks or tildes.
private struct Fence {
  let character: UInt8
  let length: Int
  /// The spaces before it, at most three.
  let indentation: Int

  /// The fence that a line opens; nil for any other line.
  init?(opening line: MarkdownLine) {
    var line = line
    indentation = line.skipSpaces(atMost: 3)
    let rest = line.rest
    guard let first = rest.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
      return nil
    }
    character = first
    length = rest.prefix { $0 == first }.count
    // Backticks further on would make it code inside a line.
    let info = rest.dropFirst(length)
    guard length >= 3, first == UInt8(ascii: "~") || !info.contains(first) else { return nil }
  }

  /// Whether the line is a fence of the same kind, at least as long, and nothing else.
  func isClosed(by line: MarkdownLine) -> Bool {
    var line = line
    _ = line.skipSpaces(atMost: 3)
    let rest = line.rest
    let row = rest.prefix { $0 == character }.count
    return row >= length && rest.dropFirst(row).allSatisfy { " \t\r\n".utf8.contains($0) }
  }
}

/// What lines can be in.
private enum Container {
  case blockQuote
  /// Its content is indented by so many columns.
  case listItem(Int)

  /// Reads the marker at the beginning of a line; nil, reading nothing, for none.
  init?(beginning line: inout MarkdownLine) {
    var ahead = line
    let indentation = ahead.skipSpaces(atMost: 3)
    if ahead.skip(">") {
      _ = ahead.skipSpaces(atMost: 1)
      self = .blockQuote
    } else {
      guard let width = ahead.skipListMarker() else { return nil }
      let spaces = ahead.spaces
      // Five or more spaces are one, and indented code.
      let padding = ahead.isBlank || spaces > 4 ? 1 : spaces
      guard padding > 0 else { return nil }
      _ = ahead.skipSpaces(atMost: padding)
      self = .listItem(indentation + width + padding)
    }
    line = ahead
  }

  /// Whether the line is in it still. Reads what says so.
  func goesOn(in line: inout MarkdownLine) -> Bool {
    switch self {
    case .blockQuote:
      var ahead = line
      _ = ahead.skipSpaces(atMost: 3)
      guard ahead.skip(">") else { return false }
      _ = ahead.skipSpaces(atMost: 1)
      line = ahead
      return true
    case .listItem(let columns):
      guard line.isBlank || line.spaces >= columns else { return false }
      _ = line.skipSpaces(atMost: columns)
      return true
    }
  }
}
