import JSON

/// Reads an answer that came in one piece.
struct WholeAnswer {
  let form: AnswerForm
  let head: ResponseHead

  func read(_ bytes: [UInt8], into output: inout AnswerOutput) -> AnswerResult {
    let isError = !(200..<300).contains(head.status)
    let body: JSON
    do throws(JSONError) {
      body = try JSON.parse(bytes)
    } catch {
      return AnswerResult(
        failure: isError
          ? .api(APIError(head: head, text: Self.summary(of: bytes)))
          : .unexpected(Self.description(of: bytes, error)))
    }
    if form == .json || form == .events {
      output.standardOutput += bytes
      if form == .events, bytes.last != UInt8(ascii: "\n") {
        output.standardOutput.append(UInt8(ascii: "\n"))
      }
    }
    if let error = APIError(body, head: head) { return AnswerResult(failure: .api(error)) }
    if isError {
      return AnswerResult(failure: .api(APIError(head: head, text: Self.summary(of: bytes))))
    }
    return readMessage(body, bytes, into: &output)
  }

  private func readMessage(_ body: JSON, _ bytes: [UInt8], into output: inout AnswerOutput)
    -> AnswerResult
  {
    let message: JSON
    if body["type"]?.text == "message" || body["content"]?.elements != nil {
      message = body
    } else if ChatCompletion.isOne(body) {
      message = ChatCompletion.message(body)
    } else {
      return AnswerResult(failure: .unexpected("JSON that is no message"))
    }
    var result = AnswerResult(message: message)
    if let content = bytes.withUnsafeBufferPointer(Self.content) { result.content = content }
    if form == .text { renderText(of: message, into: &output.standardOutput) }
    if form == .text || form == .toolCalls {
      for call in result.toolCalls {
        output.standardOutput += call.line(withType: form == .text)
      }
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

  private func renderText(of message: JSON, into output: inout [UInt8]) {
    var renderer = TextRenderer()
    var run = 0
    for block in message["content"]?.elements ?? [] {
      guard block["type"]?.text == "text", case .string(let text)? = block["text"] else {
        run += 1
        continue
      }
      var spelling = text.spelling
      spelling.withUTF8 { renderer.append($0, run: run, to: &output) }
    }
    renderer.endLine(&output)
  }

  /// The beginning of a body that is no JSON, as far as it helps to recognise it.
  private static func summary(of bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(2000), as: UTF8.self)
    if isHTML(text) { return title(of: text).map { "an HTML page, \"\($0)\"" } ?? "an HTML page" }
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 200 ? line.prefix(200) + "…" : line
  }

  private static func description(of bytes: [UInt8], _ error: JSONError) -> String {
    let summary = summary(of: bytes)
    if summary.isEmpty { return "an empty body" }
    if summary.hasPrefix("an HTML page") { return summary }
    return "broken JSON (line \(error.line), column \(error.column): \(error.reason.rawValue))"
  }

  private static func isHTML(_ text: String) -> Bool {
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(15).lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<head")
  }

  private static func title(of page: String) -> String? {
    guard let start = page.firstRange(of: "<title>")?.upperBound,
      let end = page[start...].firstRange(of: "</title>")?.lowerBound
    else { return nil }
    return page[start..<end].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
