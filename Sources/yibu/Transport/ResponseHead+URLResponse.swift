import Foundation
import HTTP

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension ResponseHead {
  /// The head as URLSession tells it: without order, without repeated fields, spelled its own way.
  init(_ response: URLResponse) {
    guard let response = response as? HTTPURLResponse else {
      self.init(status: 200)
      return
    }
    var fields: [Field] = []
    for (name, value) in response.allHeaderFields {
      guard let name = name as? String, let value = value as? String else { continue }
      fields.append(Field(name: name, value: value))
    }
    self.init(status: response.statusCode, fields: fields.sorted { $0.name < $1.name })
  }
}
