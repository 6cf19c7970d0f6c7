import EventStream
package import HTTP
package import JSON

/// The body of a response that came in one piece, as JSON.
package enum ResponseBody {
  /// A body as JSON, and the text that it is parsed from.
  package struct Parsed: Sendable {
    /// The value that the text stands for.
    package var json: JSON
    /// In UTF-8.
    package var text: [UInt8]
  }

  /// Parses a body, or tells what there is instead of JSON.
  package static func parse(_ bytes: [UInt8], head: ResponseHead) throws(ResponseFailure) -> Parsed
  {
    if head.isRedirect {
      throw .redirected(status: head.status, location: head.value(of: "location"))
    }
    do throws(JSONError) {
      return Parsed(json: try JSON.parse(bytes), text: bytes)
    } catch {
      if let event = firstEvent(in: bytes, head: head),
        !head.isSuccess || APIError(event.json, head: head) != nil
      {
        return event
      }
      if !head.isSuccess { throw .api(APIError(head: head, text: summary(of: bytes))) }
      if error.reason == .tooMany {
        throw .tooLarge("the answer is too large: \(error.reason.rawValue)")
      }
      // JSON that ends in the middle was cut off, whatever length the server had announced.
      if isObject(bytes), bytes.withUnsafeBufferPointer(error.isCutOff) { throw .brokenOff }
      throw .unexpected(description(of: bytes, error))
    }
  }

  /// Throws the error that the body reports, or that the status alone does.
  package static func check(_ body: JSON, head: ResponseHead) throws(ResponseFailure) {
    if let error = APIError(body, head: head) { throw .api(error) }
    if !head.isSuccess { throw .api(APIError(unknown: body, head: head)) }
  }

  private static func isObject(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return text.first { !$0.isJSONSpace } == UInt8(ascii: "{")
  }

  /// Gateways that had prepared for a stream frame even the error that comes instead, and send pings
  /// before or after it: the first event that is an error, else the first of all.
  private static func firstEvent(in bytes: [UInt8], head: ResponseHead) -> Parsed? {
    var parser = EventStreamParser()
    var first: Parsed?
    var error: Parsed?
    func take(_ event: ServerSentEvent) {
      guard error == nil, let json = try? JSON.parse(event.data) else { return }
      let parsed = Parsed(json: json, text: Array(event.data) + [UInt8(ascii: "\n")])
      first = first ?? parsed
      if APIError(json, head: head) != nil { error = parsed }
    }
    bytes.withUnsafeBufferPointer { parser.feed($0, take) }
    parser.finish(take)
    return error ?? first
  }

  /// The beginning of a body that is not JSON, as far as it helps to recognise it.
  private static func summary(of bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(2000), as: UTF8.self)
    if let page = WebPage.summary(of: text) { return page }
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 200 ? line.prefix(200) + "…" : line
  }

  private static func description(of bytes: [UInt8], _ error: JSONError) -> String {
    let summary = summary(of: bytes)
    if summary.isEmpty { return "an empty body" }
    if summary.hasPrefix("an HTML page") { return summary }
    return "broken JSON (line \(error.line), column \(error.column): \(error.reason.rawValue))"
  }
}
