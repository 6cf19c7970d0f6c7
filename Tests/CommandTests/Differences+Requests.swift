import Loopback

extension Differences {
  mutating func compareRequests() {
    guard let expected = test.expected.requests else { return }
    if expected.count != outcome.requests.count {
      add("requests", expected: "\(expected.count)", actual: "\(outcome.requests.count)")
    }
    for (index, (wanted, request)) in zip(expected, outcome.requests).enumerated() {
      compare(request, with: wanted, name: "request \(index + 1)")
    }
  }

  private mutating func compare(_ request: Request, with wanted: ExpectedRequest, name: String) {
    if let method = wanted.method, method != request.method {
      add("\(name) method", expected: method, actual: request.method)
    }
    if let path = wanted.path.map(outcome.surroundings.fill), path != request.target {
      add("\(name) path", expected: path, actual: request.target)
    }
    for (header, value) in wanted.headers.sorted(by: { $0.key < $1.key }) {
      let value = outcome.surroundings.fill(value)
      let actual = request.values(of: header)
      if actual != [value] {
        let shown = actual.isEmpty ? "none" : actual.joined(separator: " | ")
        add("\(name) header \(header)", expected: value, actual: shown)
      }
    }
    for header in wanted.absentHeaders {
      for value in request.values(of: header) {
        add("\(name) header \(header)", expected: "none", actual: value)
      }
    }
    if let body = wanted.body.map(fill), body != request.body {
      add("\(name) body", expected: body, actual: request.body)
    }
    if let json = wanted.bodyJSON {
      compareJSON(request.body, with: json, name: "\(name) body")
    }
  }
}
