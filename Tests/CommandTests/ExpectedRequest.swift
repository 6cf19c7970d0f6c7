import Loopback

/// What a case expects of one request. What is nil or empty is not compared.
struct ExpectedRequest: Sendable {
  var method: String?
  /// The request's target, query included.
  var path: String?
  var headers: [String: String]
  var absentHeaders: [String]
  var body: Content?
  var bodyJSON: Value?
}

extension ExpectedRequest: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case method, path, headers, absentHeaders, body, bodyJSON
  }

  init(from decoder: any Decoder) throws {
    try decoder.refuseUnknownKeys(CodingKeys.self)
    let object = try decoder.container(keyedBy: CodingKeys.self)
    method = try object.decodeIfPresent(String.self, forKey: .method)
    path = try object.decodeIfPresent(String.self, forKey: .path)
    headers = try object.decodeIfPresent([String: String].self, forKey: .headers) ?? [:]
    absentHeaders = try object.decodeIfPresent([String].self, forKey: .absentHeaders) ?? []
    body = try object.decodeIfPresent(Content.self, forKey: .body)
    bodyJSON = try object.decodeIfPresent(Value.self, forKey: .bodyJSON)
  }
}

/// What a case expects of one file after the run.
enum ExpectedFile: Sendable {
  case absent
  case exact(Content)
  case contains([String])
  case json(Value)
  case exists(mode: String?)
}

extension ExpectedFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case contains, json, exists, mode }

  init(from decoder: any Decoder) throws {
    if try decoder.singleValueContainer().decodeNil() {
      self = .absent
      return
    }
    let object = try? decoder.container(keyedBy: CodingKeys.self)
    if let object, !object.allKeys.isEmpty {
      try decoder.refuseUnknownKeys(CodingKeys.self)
      let isChecked =
        object.allKeys.count == 1 || !object.contains(.contains) && !object.contains(.json)
      let exists = try object.decodeIfPresent(Bool.self, forKey: .exists)
      if !isChecked || exists == false {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "says what nobody checks"))
      }
    }
    if let texts = try object?.decodeIfPresent(OneOrMany.self, forKey: .contains) {
      self = .contains(texts.all)
    } else if let object, object.contains(.json) {
      self = .json(try object.decode(Value.self, forKey: .json))
    } else if let object, object.contains(.exists) || object.contains(.mode) {
      self = .exists(mode: try object.decodeIfPresent(String.self, forKey: .mode))
    } else {
      self = .exact(try Content(from: decoder))
    }
  }
}
