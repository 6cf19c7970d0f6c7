package import HTTP
package import JSON

/// An error that the server reported, in whichever shape.
package struct APIError: Error, Sendable, Equatable {
  /// What a script can do about it.
  package enum Kind: Sendable, Equatable {
    case invalidRequest, keyRefused, outOfCredit, notFound, rateLimited, serverFailed
  }

  /// The HTTP status code; 200 for an error inside a stream that had begun well.
  package var httpStatus: Int
  /// `error.type`, such as `overloaded_error`; nil where the server sent no JSON error.
  package var type: String?
  /// `error.code`, which the gateway adds, such as `model_not_found`.
  package var code: String?
  /// The server's own words.
  package var message: String
  package var requestID: String?
  package var kind: Kind

  /// Reads an error out of a parsed body or event; nil where it is no error.
  ///
  /// Shapes: the API's `{"type":"error","error":{…}}`, the gateway's `{"error":{…}}`, OpenAI's
  /// `{"error":"…"}`, and `{"success":false,"message":"…"}` of the gateway's own endpoints
  /// (new-api, middleware/utils.go, types/error.go, controller). Some servers send an empty `error`
  /// beside a good answer.
  package init?(_ body: JSON, head: ResponseHead) {
    if let error = body["error"], !Self.isEmpty(error) {
      self.init(
        head: head, type: Self.named(error["type"]),
        code: Self.named(error["code"]) ?? Self.named(error["details"]?["error_code"]),
        message: error.text ?? error["message"]?.text
          ?? String(decoding: error.rendered, as: UTF8.self),
        requestID: body["request_id"]?.text ?? error["request_id"]?.text)
    } else if body["type"]?.text == "error" || body["success"] == false {
      self.init(
        head: head, type: nil, code: Self.named(body["code"]),
        message: body["message"]?.text ?? "", requestID: body["request_id"]?.text)
    } else {
      return nil
    }
  }

  /// An error in no known shape, of which only its place says that it is one.
  init(unknown body: JSON, head: ResponseHead) {
    self.init(
      head: head, type: Self.named(body["type"]), code: Self.named(body["code"]),
      message: body["message"]?.text ?? body["detail"]?.text
        ?? String(decoding: body.rendered, as: UTF8.self),
      requestID: body["request_id"]?.text)
  }

  /// An error whose body, if there was one, is not JSON: all there is to go by is the head.
  package init(head: ResponseHead, text: String) {
    self.init(head: head, type: nil, code: nil, message: text, requestID: nil)
  }

  private init(
    head: ResponseHead, type: String?, code: String?, message: String, requestID: String?
  ) {
    httpStatus = head.status
    self.type = type
    self.code = code
    self.message = message
    self.requestID =
      requestID ?? head.requestID ?? Self.requestID(in: message)
    kind = Self.kind(status: head.status, type: type, code: code, message: message)
  }

  /// Whether an error says nothing: servers that always have the member fill it with such values.
  private static func isEmpty(_ error: JSON) -> Bool {
    if let members = error.members { return members.allSatisfy { isEmpty($0.value) } }
    return error.isNull || error == false || error == "" || error == [] || error.integer == 0
  }

  /// The gateway sometimes sends a number, null or the words `<nil>` where a name is due.
  private static func named(_ value: JSON?) -> String? {
    guard let name = value?.text ?? value?.integer.map({ String($0) }), !name.isEmpty,
      name != "<nil>"
    else { return nil }
    return name
  }

  /// The id in `… (request id: ID)`, which the gateway appends to its messages.
  private static func requestID(in message: String) -> String? {
    guard let start = message.firstRange(of: "(request id: ")?.upperBound,
      let end = message[start...].firstIndex(of: ")")
    else { return nil }
    return String(message[start..<end])
  }
}
