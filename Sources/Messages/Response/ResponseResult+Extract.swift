import JSON

extension ResponseResult {
  /// The text of the answer as it is printed. The reader must have kept it.
  package var text: [UInt8] {
    var text: [UInt8] = []
    var renderer = TextRenderer()
    var paragraph = 0
    for block in message?["content"]?.elements ?? [] {
      if block["type"]?.text == "text" {
        guard case .string(let string)? = block["text"] else { continue }
        var spelling = string.spelling
        spelling.withUTF8 { renderer.append($0, paragraph: paragraph, to: &text) }
      } else {
        paragraph += 1
      }
    }
    renderer.endLine(&text)
    return text
  }

  /// What `--extract` takes from the answer: the content of the text's first fenced code block, else the text.
  /// The reader must have kept it.
  package var extract: [UInt8] {
    let text = text
    return FencedCodeBlock.content(in: text) ?? text
  }

  /// The tool calls as they follow the text, each a line of JSON.
  package var toolCallLines: [UInt8] {
    var output = RenderedOutput()
    output.add(toolCalls, in: .text)
    return output.standardOutput
  }
}
