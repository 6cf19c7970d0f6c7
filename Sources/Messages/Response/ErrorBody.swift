import JSON

/// What the body of an error says, in whichever shape it says it.
struct ErrorBody {
  /// The names that it gives to the error, the most telling first: types, then codes.
  var type: String?
  var codes: [String] = []
  /// The server's words; empty where there are none.
  var message = ""
  var requestID: String?
  /// The HTTP status that the body itself gives.
  var status: Int?

  /// Reads an error out of a parsed body or event; nil where it is not one.
  ///
  /// Shapes: the API's `{"type":"error","error":{…}}`, the gateway's `{"error":{…}}`, OpenAI's
  /// `{"error":"…"}`, `{"success":false,"message":"…"}` of the gateway's own endpoints (new-api,
  /// middleware/utils.go, types/error.go, controller), `{"base_resp":{"status_code":…}}`,
  /// `{"code":…,"msg":"…"}` and `{"errors":[…]}` of upstreams. Some servers send an empty `error`, or
  /// `base_resp` with a zero, beside a good answer.
  init?(_ body: JSON) {
    let error = body["error"].flatMap { Self.isEmpty($0) ? nil : $0 }
    let isMarked = body["type"]?.text == "error" || body["success"] == false
    let hasFailed = (body["base_resp"]?["status_code"]?.integer ?? 0) != 0
    guard error != nil || isMarked || hasFailed || Self.isBareError(body) else { return nil }
    self.init(anything: body)
  }

  /// Reads a body of which only its place, or its HTTP status, says that it is an error.
  init(anything body: JSON) {
    let body = body.shortened
    let error = body["error"]
    // A gateway may put an upstream's whole body into a string.
    let inner = (error?.text ?? error?["message"]?.text).flatMap(ErrorWords.object)
    if let nested = inner.flatMap(ErrorBody.init) { self = nested }
    type = type ?? Self.name(error == nil ? body["type"] : error?["type"])
    codes += [
      error?["details"]?["error_code"], error?["code"], body["code"], body["error_code"],
      body["base_resp"]?["status_code"], body["errors"]?.elements?.first?["code"],
    ].compactMap(Self.name)
    let words = ErrorWords.message(of: body)
    if !words.isEmpty { message = words }
    let ids = [body["request_id"], error?["request_id"], body["requestId"]]
    requestID = ids.compactMap { $0?.text }.first ?? requestID
    status =
      [body["status"], error?["status"]].compactMap { $0?.integer }
      .first { 400..<600 ~= $0 } ?? status
  }

  /// Whether an error says nothing: servers that always have the member fill it with such values.
  private static func isEmpty(_ error: JSON) -> Bool {
    if let members = error.members { return members.allSatisfy { isEmpty($0.value) } }
    return error.isNull || error == false || error == "" || error == [] || error.integer == 0
  }

  /// Whether it has nothing but a code and words, or a list of errors.
  private static func isBareError(_ body: JSON) -> Bool {
    let answers = ["type", "content", "choices", "object", "data", "message_id"]
    guard body.members != nil, answers.allSatisfy({ body[$0]?.isNull ?? true }) else {
      return false
    }
    if body["errors"]?.elements?.isEmpty == false { return true }
    let hasWords = ["message", "msg", "error_msg"].contains { body[$0]?.text?.isEmpty == false }
    guard hasWords else { return false }
    if let status = body["status"] {
      if let code = status.integer, code >= 400 { return true }
      if ["error", "fail", "failed"].contains(status.text?.lowercased()) { return true }
    }
    switch body["code"] ?? body["error_code"] {
    case .string(let code)?:
      return !["", "0", "200", "ok", "success"].contains(code.content.lowercased())
    case .number(let code)?: return !["0", "200"].contains(code)
    default: return false
    }
  }

  /// The name that a type or a code is. The gateway sometimes sends a number, null or the words `<nil>`
  /// where a name is due, upstreams `None`.
  private static func name(_ value: JSON?) -> String? {
    guard let name = value?.text ?? value?.integer.map({ String($0) }) else { return nil }
    let empty = [
      "", "<nil>", "nil", "none", "null", "undefined", "error", "about:blank", "0", "-1",
    ]
    return empty.contains(name.lowercased()) || name.contains("://") ? nil : name
  }
}
