/// What a script waits for before it goes on: text that the child has printed, a number of requests
/// that it has made, or of connections that it has left while the server was hanging.
package struct Hold: Sendable, Decodable {
  package var stdout: String?
  package var stderr: String?
  package var requests: Int?
  package var left: Int?
  /// The time limit, after which the case fails.
  package var seconds: Double

  package enum CodingKeys: String, CodingKey, CaseIterable {
    case stdout, stderr, requests, left, seconds
  }

  package init(
    stdout: String? = nil, stderr: String? = nil, requests: Int? = nil, left: Int? = nil,
    seconds: Double = 5
  ) {
    self.stdout = stdout
    self.stderr = stderr
    self.requests = requests
    self.left = left
    self.seconds = seconds
  }

  package init(from decoder: any Decoder) throws {
    try decoder.refuseUnknownKeys(CodingKeys.self)
    let object = try decoder.container(keyedBy: CodingKeys.self)
    stdout = try object.decodeIfPresent(String.self, forKey: .stdout)
    stderr = try object.decodeIfPresent(String.self, forKey: .stderr)
    requests = try object.decodeIfPresent(Int.self, forKey: .requests)
    left = try object.decodeIfPresent(Int.self, forKey: .left)
    seconds = try object.decodeIfPresent(Double.self, forKey: .seconds) ?? 5
    if stdout == nil && stderr == nil && requests == nil && left == nil {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a hold needs something to await"))
    }
  }

  var wish: String {
    [
      stdout.map { "stdout contains \(Value.quoted($0))" },
      stderr.map { "stderr contains \(Value.quoted($0))" },
      requests.map { "\($0) requests came" },
      left.map { "\($0) connections were left" },
    ].compactMap(\.self).joined(separator: " and ")
  }
}
