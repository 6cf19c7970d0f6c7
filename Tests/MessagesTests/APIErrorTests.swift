import HTTP
import JSON
import Messages
import Testing

/// What kind of error a body is, by its status, its type, its code and its words.
@Suite struct APIErrorTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var status: Int
    var body: String
    var kind: APIError.Kind

    init(_ status: Int, _ body: String, _ kind: APIError.Kind) {
      (self.status, self.body, self.kind) = (status, body, kind)
    }

    var testDescription: String { "\(status) \(body)" }
  }

  private static func error(_ status: Int, _ body: String) throws -> APIError {
    try #require(APIError(try JSON.parse(body), head: ResponseHead(status: status)))
  }

  private static func typed(_ type: String) -> String {
    #"{"type":"error","error":{"type":"\#(type)","message":"m"}}"#
  }

  private static func worded(_ message: String) -> String {
    #"{"error":{"message":"\#(message)","type":"new_api_error"}}"#
  }

  static let rows = [
    Row(400, typed("invalid_request_error"), .invalidRequest),
    Row(401, typed("authentication_error"), .keyRefused),
    Row(402, typed("billing_error"), .outOfCredit),
    Row(403, typed("permission_error"), .keyRefused),
    Row(404, typed("not_found_error"), .notFound),
    Row(408, typed("x"), .serverFailed),
    Row(409, typed("conflict_error"), .serverFailed),
    Row(413, typed("request_too_large"), .invalidRequest),
    Row(422, typed("x"), .invalidRequest),
    Row(429, typed("rate_limit_error"), .rateLimited),
    Row(500, typed("api_error"), .serverFailed),
    Row(503, typed("x"), .serverFailed),
    Row(504, typed("timeout_error"), .serverFailed),
    Row(529, typed("overloaded_error"), .serverFailed),
    // The status goes before the type.
    Row(429, typed("authentication_error"), .rateLimited),
    Row(500, typed("invalid_request_error"), .serverFailed),
    // Inside a stream there is only the type.
    Row(200, typed("invalid_request_error"), .invalidRequest),
    Row(200, typed("request_too_large"), .invalidRequest),
    Row(200, typed("authentication_error"), .keyRefused),
    Row(200, typed("permission_error"), .keyRefused),
    Row(200, typed("billing_error"), .outOfCredit),
    Row(200, typed("not_found_error"), .notFound),
    Row(200, typed("rate_limit_error"), .rateLimited),
    Row(200, typed("overloaded_error"), .serverFailed),
    Row(200, typed("anything_else"), .serverFailed),
    // The gateway's own.
    Row(503, #"{"error":{"message":"m","code":"model_not_found"}}"#, .notFound),
    Row(200, #"{"error":{"message":"m","code":"model_not_found"}}"#, .notFound),
    Row(503, worded("当前分组 default 下对于模型 x 无可用渠道"), .notFound),
    Row(401, worded("该令牌额度已用尽"), .outOfCredit),
    Row(403, worded("用户额度不足"), .outOfCredit),
    Row(403, worded("预扣费额度失败, 用户剩余额度: 0"), .outOfCredit),
    Row(403, worded("user quota is not enough"), .outOfCredit),
    Row(403, typed("insufficient_user_quota"), .outOfCredit),
    Row(429, typed("insufficient_quota"), .outOfCredit),
    Row(400, worded("Your credit balance is too low"), .outOfCredit),
    Row(403, worded("该令牌无权访问模型 x"), .keyRefused),
    Row(401, worded("无效的令牌"), .keyRefused),
    Row(200, #"{"success":false,"message":"m"}"#, .serverFailed),
    Row(200, #"{"error":"just words"}"#, .serverFailed),
    // Out of credit, in the words of upstreams and under any status.
    Row(
      429, #"{"error":{"code":"1113","message":"Insufficient balance or no resource package."}}"#,
      .outOfCredit),
    Row(500, worded("upstream: insufficient balance (1008)"), .outOfCredit),
    Row(429, typed("exceeded_current_quota_error"), .outOfCredit),
    Row(403, worded("Sorry, your account balance is insufficient"), .outOfCredit),
    Row(403, worded("账户余额不足，请充值"), .outOfCredit),
    Row(400, worded("Your account is suspended due to insufficient balance"), .outOfCredit),
    Row(400, worded("该账户已欠费"), .outOfCredit),
    Row(200, #"{"error":{"code":1113,"message":"m"}}"#, .outOfCredit),
    Row(403, #"{"code":30011,"message":"m","data":null}"#, .outOfCredit),
    Row(
      200, #"{"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}}"#, .outOfCredit),
    // A spend limit is not passing, a ramp is.
    Row(429, detailed("enforced_spend_limit_reached"), .outOfCredit),
    Row(429, detailed("contract_spend_limit_reached"), .outOfCredit),
    Row(402, detailed("linked_organization_spend_limit_reached"), .outOfCredit),
    Row(400, worded("You have reached your specified API usage limits."), .outOfCredit),
    Row(400, worded("You have reached your specified workspace API usage limits."), .outOfCredit),
    Row(429, detailed("ramp_limit_exceeded"), .rateLimited),
    Row(400, detailed("image_dimensions_too_large"), .invalidRequest),
    Row(404, detailed("thread_not_found"), .notFound),
    // Permanent, though the status looks passing; and the other way round.
    Row(500, worded("sensitive words detected: x"), .invalidRequest),
    Row(
      500, #"{"error":{"type":"new_api_error","code":"sensitive_words_detected","message":"m"}}"#,
      .invalidRequest),
    Row(500, worded("模型 x 倍率或价格未配置"), .notFound),
    Row(500, worded("Model x ratio or price not set"), .notFound),
    Row(503, typed("system_cpu_overloaded"), .serverFailed),
    Row(429, worded("当前分组上游负载已饱和，请稍后再试"), .rateLimited),
    Row(200, typed("token_concurrency_limit_reached"), .rateLimited),
    Row(
      400,
      #"{"error":{"message":"/v1/messages: Invalid model name passed in model=x","type":"None","code":"400"}}"#,
      .notFound),
    // The status in the body counts.
    Row(500, #"{"error":"Claude API error","details":"rate limited","status":429}"#, .rateLimited),
    Row(200, #"{"code":401,"msg":"no","success":false}"#, .keyRefused),
    Row(200, #"{"success":false,"errors":[{"code":1000,"message":"m"}]}"#, .serverFailed),
  ]

  private static func detailed(_ code: String) -> String {
    #"{"type":"error","error":{"type":"x","message":"m","details":{"error_code":"\#(code)"}}}"#
  }

  @Test(arguments: rows) func kind(_ row: Row) throws {
    #expect(try Self.error(row.status, row.body).kind == row.kind)
  }

  @Test(
    "what is not an error",
    arguments: [
      #"{}"#, #"[]"#, #"null"#, #"{"error":null}"#, #"{"success":true,"message":"m"}"#,
      #"{"type":"message","content":[]}"#, #"{"type":"ping"}"#, #"{"error":{}}"#, #"{"error":[]}"#,
      #"{"content":[],"error":{"message":"","type":"","param":"","code":null}}"#,
      #"{"choices":[],"base_resp":{"status_code":0,"status_msg":""}}"#,
      #"{"code":true,"message":"ok","data":{}}"#, #"{"code":0,"msg":"ok"}"#,
      #"{"code":"success","message":"m"}"#, #"{"status":"queued","message":"m"}"#,
    ])
  func noError(_ body: String) throws {
    #expect(APIError(try JSON.parse(body), head: ResponseHead(status: 200)) == nil)
  }

  @Test("the names that gateways put where there is none are none")
  func noNames() throws {
    let error = try Self.error(
      429, #"{"error":{"type":"<nil>","code":"","message":{"a":1.0}},"request_id":null}"#)
    #expect(error.type == nil)
    #expect(error.code == nil)
    #expect(error.message.contains(#"{"a":1.0}"#))
    #expect(error.requestID == nil)
  }

  struct Said: CustomTestStringConvertible, Sendable {
    var body: String
    var name: String?
    var message: String

    init(_ body: String, _ name: String?, _ message: String) {
      (self.body, self.name, self.message) = (body, name, message)
    }

    var testDescription: String { body }
  }

  static let said = [
    Said(
      #"{"error":"Claude API error","details":"429: rate limited","status":429}"#, nil,
      "Claude API error: 429: rate limited"),
    Said(
      #"{"success":false,"errors":[{"code":1000,"message":"one"},{"message":"two"}]}"#, "1000",
      "one; two"),
    Said(#"{"code":401,"msg":"令牌无效","success":false}"#, nil, "令牌无效"),
    Said(
      #"{"timestamp":"t","status":500,"error":"Internal Server Error","message":"why","path":"/p"}"#,
      nil, "why"),
    Said(#"{"error":{"type":"None","param":null,"code":"400","message":"why"}}"#, nil, "why"),
    Said(#"{"base_resp":{"status_code":1008,"status_msg":"why"}}"#, "1008", "why"),
    Said(#"{"error":"{\"error\":{\"type\":\"t\",\"message\":\"why\"}}"}"#, "t", "why"),
    Said(
      #"{"error":{"type":"new_api_error","message":"{\"error\":{\"message\":\"why\",\"type\":\"t\"}}"}}"#,
      "t", "why"),
    Said(#"{"error":{"message":"","detail":"why"}}"#, nil, "why"),
    Said(#"{"error":true,"message":"why"}"#, nil, "why"),
    Said(
      #"{"error":{"message":"Provider returned error","code":502,"metadata":{"raw":"why"}}}"#, nil,
      "why"),
    Said(#"{"error":{"message":"why"},"detail":"more"}"#, nil, "why"),
    Said(#"{"detail":"why"}"#, nil, "why"),
    Said(
      #"{"detail":[{"type":"missing","loc":["body","model"],"msg":"Field required"},{"loc":["body","messages",0],"msg":"bad"}]}"#,
      nil, "body.model: Field required; body.messages.0: bad"),
    Said(#"{"detail":{"error":{"message":"why"}}}"#, nil, "why"),
    Said(
      #"{"error":{"message":"litellm.BadRequestError: X - {\"error\":{\"message\":\"why\"}} LiteLLM: no fallback","type":"t"}}"#,
      "t", "litellm.BadRequestError: X - why LiteLLM: no fallback"),
    Said(
      #"{"error":{"message":"a {brace} in words {\"a\":1}","type":"t"}}"#, "t",
      #"a {brace} in words {"a":1}"#),
    Said(#"{"message":"Unauthorized: why"}"#, nil, "Unauthorized: why"),
    Said(#"{"type":"about:blank","title":"Bad Request","status":400,"detail":"why"}"#, nil, "why"),
    Said(#"{"type":"error","error":{"type":"overloaded_error"}}"#, "overloaded_error", ""),
    Said(#"{"error":{"type":"t","param":"p"}}"#, "t", #"{"error":{"type":"t","param":"p"}}"#),
    Said(#"{"odd":["x"]}"#, nil, #"{"odd":["x"]}"#),
  ]

  @Test("the server's words are found wherever they stand", arguments: said)
  func words(_ said: Said) {
    guard
      case .api(let error)? = Reading(
        Recording(status: 500, type: "application/json", said.body), form: .text
      ).failure
    else {
      Issue.record("no error")
      return
    }
    #expect(error.type ?? error.code == said.name)
    #expect(error.message == said.message)
  }

  @Test(
    "the words of a proxy's page",
    arguments: [
      (
        "haproxy-page",
        "an HTML page, \"503 Service Unavailable: No server is available to handle this request.\""
      ),
      ("tinyproxy-page", "an HTML page, \"407 Proxy Authentication Required\""),
    ])
  func page(_ name: String, _ message: String) throws {
    guard case .api(let error)? = Reading(try .named(name), form: .text).failure else {
      Issue.record("no error")
      return
    }
    #expect(error.message == message)
  }

  @Test("a page after a ping is a page")
  func pageAfterPing() throws {
    #expect(
      Reading(try .named("page-after-ping"), form: .text).failure
        == .unexpected("an HTML page, \"502 Bad Gateway\""))
  }

  @Test(
    "the tool at fault",
    arguments: [
      ("tools.12.custom.input_schema: JSON schema is invalid", 12),
      ("messages.0: x; tools.0.name: String should match", 0), ("tools[3].input_schema", 3),
      ("body.tools.4.name: Field required", 4), ("allowed_tools.3: x", nil), ("tools: x", nil),
      ("tools.x", nil), ("tools[3", nil), ("tools.99999999999999999999", nil), ("", nil),
    ] as [(String, Int?)])
  func toolIndex(_ message: String, _ index: Int?) {
    #expect(APIError(head: ResponseHead(status: 400), text: message).toolIndex == index)
  }

  @Test(
    "an unknown model",
    arguments: [
      (503, #"{"error":{"message":"m","code":"model_not_found"}}"#, true),
      (400, #"{"error":{"message":"Invalid model name passed in model=x"}}"#, true),
      (404, #"{"error":{"type":"not_found_error","message":"model: x"}}"#, true),
      (404, #"{"error":{"message":"Invalid URL (POST /v1/messages)"}}"#, false),
      (400, #"{"error":{"message":"the model is too old"}}"#, false),
    ])
  func unknownModel(_ status: Int, _ body: String, _ isUnknown: Bool) throws {
    #expect(try Self.error(status, body).isUnknownModel == isUnknown)
  }

  @Test("the request id of the head, whoever names it")
  func headID() {
    for name in ["request-id", "X-Oneapi-Request-Id", "x-request-id"] {
      let head = ResponseHead(status: 400, fields: [.init(name: name, value: "A")])
      #expect(APIError(head: head, text: "").requestID == "A")
    }
  }

  @Test("a code that is null hides no other")
  func nullCode() throws {
    let error = try Self.error(
      429, #"{"error":{"code":null,"details":{"error_code":"enforced_spend_limit_reached"}}}"#)
    #expect(error.code == "enforced_spend_limit_reached")
  }

  @Test(
    "the request id is the body's, else the header's, else the message's",
    arguments: [
      (#"{"error":{"message":"m (request id: C)"},"request_id":"A"}"#, "B", "A"),
      (#"{"error":{"message":"m (request id: C)","request_id":"A"}}"#, "B", "A"),
      (#"{"error":{"message":"m (request id: C)"}}"#, "B", "B"),
      (#"{"error":{"message":"m (request id: C)"}}"#, nil, "C"),
      (#"{"error":{"message":"m (request id: C"}}"#, nil, nil),
      (#"{"error":{"message":"m"},"requestId":"A"}"#, "B", "A"),
    ] as [(String, String?, String?)])
  func requestID(_ body: String, _ header: String?, _ expected: String?) throws {
    let fields = header.map { [ResponseHead.Field(name: "X-Oneapi-Request-Id", value: $0)] } ?? []
    let head = ResponseHead(status: 400, fields: fields)
    #expect(APIError(try JSON.parse(body), head: head)?.requestID == expected)
  }
}
