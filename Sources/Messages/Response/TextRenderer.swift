import JSON

/// Renders text blocks for reading: blocks that follow each other are joined without a separator
/// (citations cut text inside sentences), text after a block of another kind starts on a new line.
struct TextRenderer: Sendable {
  private var decoder = JSONTextDecoder()
  private var paragraph: Int?
  private var isAtLineStart = true

  /// Appends a piece of a text block. `paragraph` counts the blocks of other kinds before it.
  mutating func append(
    _ spelling: UnsafeBufferPointer<UInt8>, paragraph: Int, to output: inout [UInt8]
  ) {
    if spelling.isEmpty { return }
    if let before = self.paragraph, before != paragraph { endLine(&output) }
    self.paragraph = paragraph
    let start = output.count
    decoder.decode(spelling, into: &output)
    if output.count > start { isAtLineStart = output.last == UInt8(ascii: "\n") }
  }

  /// Ends the last line, if there is one that is not ended.
  mutating func endLine(_ output: inout [UInt8]) {
    let start = output.count
    decoder.finish(into: &output)
    if output.count > start { isAtLineStart = false }
    if !isAtLineStart { output.append(UInt8(ascii: "\n")) }
    isAtLineStart = true
  }
}
