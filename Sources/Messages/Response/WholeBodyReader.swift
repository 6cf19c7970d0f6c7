import HTTP
import JSON

/// Reads an answer that came in one piece.
struct WholeBodyReader {
  let form: OutputForm
  let showsThinking: Bool
  let head: ResponseHead

  func read(_ bytes: [UInt8], into output: inout RenderedOutput) -> ResponseResult {
    do throws(ResponseFailure) {
      let body = try ResponseBody.parse(bytes, head: head)
      printUnchanged(body, into: &output)
      try ResponseBody.check(body.json, head: head)
      return try readMessage(body.json, bytes, into: &output)
    } catch {
      return ResponseResult(failure: error)
    }
  }

  /// Prints the body as it came; among events on one line, for which white space between its tokens is
  /// taken out.
  private func printUnchanged(_ body: ResponseBody.Parsed, into output: inout RenderedOutput) {
    switch form {
    case .json: output.standardOutput += body.text
    case .events: output.add(line: body.json.rendered)
    case .text, .toolCalls: break
    }
  }

  private func readMessage(_ body: JSON, _ bytes: [UInt8], into output: inout RenderedOutput)
    throws(ResponseFailure) -> ResponseResult
  {
    var message = body
    if body["type"]?.text == "message" || body["content"]?.elements != nil {
      let blocks = try ContentBlock.blocks(body["content"])
      message["content"] = .array(blocks.flatMap(Self.withTextApart))
    } else if ChatCompletion.isWhole(body) {
      message = try ChatCompletion.message(body)
    } else {
      throw .unexpected("JSON, but not a message\(Self.name(of: body))")
    }
    var result = ResponseResult(message: message, form: form)
    if ChatCompletion.choices(of: body).count > 1 {
      result.warnings.append("the server sent several answers; all but the first are left out")
    }
    if message["content"] == body["content"] || body["content"]?.text != nil {
      result.receivedContent = bytes.withUnsafeBufferPointer(Self.content)
    }
    if form == .text { render("text", of: message, into: &output.standardOutput) }
    if showsThinking { render("thinking", of: message, into: &output.thinking) }
    if form == .text || form == .toolCalls, result.failure != .brokenOff {
      output.add(result.toolCalls, in: form)
    }
    return result
  }

  private static func withTextApart(_ block: JSON) -> [JSON] {
    let (block, text) = ContentBlock.parted(block)
    return [block] + (text.map { [["type": "text", "text": .string($0)]] } ?? [])
  }

  /// What the body calls itself, in parentheses.
  private static func name(of body: JSON) -> String {
    let name = body["object"]?.text ?? body["type"]?.text ?? body.members?.first?.name.content
    return name.map { " (\($0.prefix(60)))" } ?? ""
  }

  /// The value of the body's member `content`, as it stands there.
  private static func content(of body: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var reader = JSONReader(body)
    var content: Range<Int>?
    do throws(JSONError) {
      var isFirst = true
      guard try reader.beginObject() else { return nil }
      while let name = try reader.nextName(isFirst: isFirst) {
        isFirst = false
        let isContent = reader.matches(name, "content")
        let value = try reader.skipValue()
        if isContent { content = value }
      }
    } catch {
      return nil
    }
    return content.map { Array(reader.slice($0)) }
  }

  /// Renders the blocks of a type, which hold their text in a member of that name.
  private func render(_ type: String, of message: JSON, into output: inout [UInt8]) {
    var renderer = TextRenderer()
    var paragraph = 0
    for block in message["content"]?.elements ?? [] {
      if block["type"]?.text == type, case .string(let text)? = block[type] {
        var spelling = text.spelling
        spelling.withUTF8 { renderer.append($0, paragraph: paragraph, to: &output) }
      }
      if block["type"]?.text != "text" { paragraph += 1 }
    }
    renderer.endLine(&output)
  }
}
