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
  /// `error.type`, such as `overloaded_error`; nil where the server sent none that says something.
  package var type: String?
  /// `error.code`, which the gateway adds, such as `model_not_found`, or the API's
  /// `error.details.error_code`; nil where the server sent none that says something.
  package var code: String?
  /// The server's own words; empty where there are none.
  package var message: String
  /// The request's id; nil where neither body nor head has one.
  package var requestID: String?
  /// What a script can do about it, which also gives the exit status.
  package var kind: Kind

  /// Reads an error out of a parsed body or event; nil where it is not one (`ErrorBody`).
  package init?(_ body: JSON, head: ResponseHead) {
    guard let error = ErrorBody(body) else { return nil }
    self.init(error, body, head: head)
  }

  /// An error in no known shape, of which only its place or the HTTP status says that it is one.
  init(unknown body: JSON, head: ResponseHead) {
    self.init(ErrorBody(anything: body), body, head: head)
  }

  /// An error whose body, if there was one, is not JSON: all there is to go by is the head.
  package init(head: ResponseHead, text: String) {
    var error = ErrorBody(anything: .null)
    error.message = text
    self.init(error, nil, head: head)
  }

  private init(_ error: ErrorBody, _ body: JSON?, head: ResponseHead) {
    httpStatus = head.status
    type = error.type
    // A status says nothing that the head does not say already.
    code = error.codes.first { !head.isError || Int($0).map { 400..<600 ~= $0 } != true }
    message = error.message
    if message.isEmpty, let body, !Self.isNamed(body, by: [type, code, error.requestID]) {
      message = ErrorWords.rendered(body)
    }
    requestID = error.requestID ?? head.requestID ?? Self.requestID(in: message)
    kind = Self.kind(
      status: error.status ?? head.status, names: [error.type].compactMap { $0 } + error.codes,
      message: message)
  }

  /// Whether nothing is in the body but these names.
  private static func isNamed(_ body: JSON, by names: [String?]) -> Bool {
    switch body {
    case .string: body.text == "error" || names.contains(body.text)
    case .object(let members): members.allSatisfy { isNamed($0.value, by: names) }
    default: body.isNull
    }
  }

  /// The id in `… (request id: ID)`, which the gateway appends to its messages.
  private static func requestID(in message: String) -> String? {
    guard let start = message.firstRange(of: "(request id: ")?.upperBound,
      let end = message[start...].firstIndex(of: ")")
    else { return nil }
    return String(message[start..<end])
  }

  /// The index of the tool that the server finds fault with, from 0, as in
  /// `tools.12.custom.input_schema: …`; nil where the message names none.
  package var toolIndex: Int? {
    var rest = message[...]
    while let found = rest.firstRange(of: "tools") {
      let isWord = message[..<found.lowerBound].last.map { $0.isLetter || $0 == "_" } != true
      rest = rest[found.upperBound...]
      guard isWord, let mark = rest.first, mark == "." || mark == "[" else { continue }
      let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      let end = rest[digits.endIndex...].first
      if let index = Int(digits), mark == "." || end == "]" { return index }
    }
    return nil
  }
}
