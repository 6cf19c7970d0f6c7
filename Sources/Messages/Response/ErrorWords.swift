import JSON

/// Finds what an error's body says to people.
enum ErrorWords {
  /// The server's words, on as few members as say it; empty where there are none.
  static func message(of body: JSON) -> String {
    let error = body["error"]
    let main = error.flatMap { text(in: $0) } ?? ""
    // The short form has only room for a name: the cause stands beside it.
    let isShort = error?.members == nil
    guard isShort || isGeneric(main) else { return main }
    let details = [
      error?["details"], error?["detail"], error?["metadata"]?["raw"], body["message"],
      body["Message"], body["msg"], body["error_msg"], body["errorMessage"],
      body["error_message"], body["error_description"], body["base_resp"]?["status_msg"],
      body["errors"], body["details"], body["detail"], body["title"], body["reason"],
    ]
    var words = main
    for detail in details {
      guard let more = detail.flatMap({ text(in: $0) }), !words.contains(more),
        words.isEmpty || !isGeneric(more)
      else { continue }
      words = isGeneric(words) ? more : "\(words): \(more)"
    }
    return words
  }

  /// The object that a string spells, as where a gateway puts an upstream's whole body into a message;
  /// nil for any other text.
  static func object(_ text: String) -> JSON? {
    guard text.utf8.first(where: { !$0.isJSONSpace }) == UInt8(ascii: "{"),
      let object = try? JSON.parse(text), object.members != nil
    else { return nil }
    return object
  }

  /// The words in a value: a text, the telling member of an object, the elements of a list.
  private static func text(in value: JSON) -> String? {
    switch value {
    case .string(let string):
      let text = string.content.trimmed
      if let inner = object(text) {
        let words = message(of: inner)
        return words.isEmpty ? text : words
      }
      return text.isEmpty ? nil : withoutQuotation(text)
    case .array(let elements):
      let texts = elements.compactMap { element in text(in: element).map { place(of: element) + $0 }
      }
      return texts.isEmpty ? nil : texts.joined(separator: "; ")
    case .object:
      let names = ["message", "msg", "error", "detail", "description", "reason", "status_msg"]
      if let text = names.lazy.compactMap({ value[$0].flatMap { text(in: $0) } }).first {
        return text
      }
      // A message that is an object of no known shape.
      return value["message"].flatMap { $0.members == nil ? nil : rendered($0) }
    default: return nil
    }
  }

  /// The text with the error that it quotes, as LiteLLM quotes the body of an upstream's, told in words:
  /// `AnthropicException - {"error":{"message":"…"}} …`. Only the first brace is tried.
  private static func withoutQuotation(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let start = bytes.firstIndex(of: UInt8(ascii: "{")) else { return text }
    return bytes[start...].withUnsafeBufferPointer { quoted in
      var reader = JSONReader(quoted)
      guard let object = try? reader.readValue(), let error = ErrorBody(object),
        !error.message.isEmpty
      else { return text }
      return String(decoding: bytes[..<start], as: UTF8.self) + error.message
        + String(decoding: quoted[reader.position...], as: UTF8.self)
    }
  }

  /// Where in the request a fault is, as FastAPI tells it: `body.model: `.
  private static func place(of fault: JSON) -> String {
    let path = (fault["loc"]?.elements ?? []).compactMap {
      $0.text ?? $0.integer.map { String($0) }
    }
    return path.isEmpty ? "" : path.joined(separator: ".") + ": "
  }

  /// Whether the words say no more than that there is an error.
  private static func isGeneric(_ words: String) -> Bool {
    let generic: Set<String> = [
      "", "error", "unknown error", "internal server error", "internal error", "server error",
      "bad request", "unauthorized", "forbidden", "not found", "too many requests", "bad gateway",
      "service unavailable", "gateway timeout", "invalid request", "request failed", "api error",
      "upstream error", "provider returned error", "openai_error", "bad response status code",
      "none",
    ]
    return generic.contains(
      words.lowercased().trimmed(where: { $0.isWhitespace || $0.isPunctuation }))
  }

  /// The JSON itself, cut; empty where there is nothing in it.
  static func rendered(_ value: JSON) -> String {
    if ChatCompletion.isBlank(value) { return "" }
    let text = String(decoding: value.rendered.prefix(1000), as: UTF8.self)
    return text.count > 200 ? text.prefix(200) + "…" : text
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String { trimmed(where: \.isWhitespace) }

  fileprivate func trimmed(where isDropped: (Character) -> Bool) -> String {
    var rest = drop(while: isDropped)
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return String(rest)
  }
}
