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
    Row(408, typed("x"), .invalidRequest),
    Row(409, typed("conflict_error"), .invalidRequest),
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
  ]

  @Test(arguments: rows) func kind(_ row: Row) throws {
    #expect(try Self.error(row.status, row.body).kind == row.kind)
  }

  @Test(
    "what is no error",
    arguments: [
      #"{}"#, #"[]"#, #"null"#, #"{"error":null}"#, #"{"success":true,"message":"m"}"#,
      #"{"type":"message","content":[]}"#, #"{"type":"ping"}"#, #"{"error":{}}"#, #"{"error":[]}"#,
      #"{"content":[],"error":{"message":"","type":"","param":"","code":null}}"#,
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
    ] as [(String, String?, String?)])
  func requestID(_ body: String, _ header: String?, _ expected: String?) throws {
    let fields = header.map { [ResponseHead.Field(name: "X-Oneapi-Request-Id", value: $0)] } ?? []
    let head = ResponseHead(status: 400, fields: fields)
    #expect(APIError(try JSON.parse(body), head: head)?.requestID == expected)
  }
}
