import EventStream
package import JSON

/// The body of a response that came in one piece, as JSON.
package enum ResponseBody {
  /// Parses a body, or tells what there is instead of JSON.
  package static func json(_ bytes: [UInt8], head: ResponseHead) throws(AnswerFailure) -> JSON {
    let isError = !(200..<300).contains(head.status)
    if (300..<400).contains(head.status) {
      throw .redirected(status: head.status, location: head.value(of: "location"))
    }
    do throws(JSONError) {
      return try JSON.parse(bytes)
    } catch {
      if let event = firstEvent(in: bytes), isError || APIError(event, head: head) != nil {
        return event
      }
      throw isError
        ? .api(APIError(head: head, text: summary(of: bytes)))
        : .unexpected(description(of: bytes, error))
    }
  }

  /// Throws the error that the body reports, or that the status alone does.
  package static func check(_ body: JSON, head: ResponseHead) throws(AnswerFailure) {
    if let error = APIError(body, head: head) { throw .api(error) }
    if !(200..<300).contains(head.status) {
      throw .api(APIError(head: head, text: summary(of: body.rendered)))
    }
  }

  /// Gateways that had prepared for a stream frame even the error that comes instead, or go on
  /// sending pings behind it.
  private static func firstEvent(in bytes: [UInt8]) -> JSON? {
    var parser = EventStreamParser()
    var first: JSON?
    func take(_ event: ServerSentEvent) { first = first ?? (try? JSON.parse(event.data)) }
    bytes.withUnsafeBufferPointer { parser.feed($0, take) }
    parser.finish(take)
    return first
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
