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
      printUnchanged(body.text, into: &output.standardOutput)
      try ResponseBody.check(body.json, head: head)
      return readMessage(body.json, bytes, into: &output)
    } catch {
      return ResponseResult(failure: error)
    }
  }

  private func printUnchanged(_ bytes: [UInt8], into output: inout [UInt8]) {
    guard form == .json || form == .events else { return }
    output += bytes
    if form == .events, bytes.last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
  }

  private func readMessage(_ body: JSON, _ bytes: [UInt8], into output: inout RenderedOutput)
    -> ResponseResult
  {
    let message: JSON
    if body["type"]?.text == "message" || body["content"]?.elements != nil {
      message = body.withContentBlocks
    } else if ChatCompletion.isOne(body) {
      message = ChatCompletion.message(body)
    } else {
      return ResponseResult(failure: .unexpected("JSON that is no message"))
    }
    var result = ResponseResult(message: message)
    if let content = body["content"], content.elements != nil || content.text != nil {
      result.receivedContent = bytes.withUnsafeBufferPointer(Self.content)
    }
    if form == .text { render("text", of: message, into: &output.standardOutput) }
    if showsThinking { render("thinking", of: message, into: &output.thinking) }
    if form == .text || form == .toolCalls {
      output.add(result.toolCalls, in: form)
    }
    return result
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

extension JSON {
  /// This message, its content an array of blocks: a string means one block of text, in an answer as
  /// in a request, and null means none.
  var withContentBlocks: JSON {
    guard let content = self["content"], content.elements == nil else { return self }
    var message = self
    message["content"] = content.text == nil ? [] : [["type": "text", "text": content]]
    return message
  }
}
