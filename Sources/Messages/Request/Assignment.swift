package import JSON

/// A member of the body set by its path (`--set`).
package struct Assignment: Sendable, Equatable {
  /// Member names from the outermost in.
  package var path: [String]
  package var value: JSON

  /// - Parameters:
  ///   - path: names joined with dots.
  ///   - text: JSON if it parses as that, else a string.
  package init(path: String, text: String) {
    self.path = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    value = (try? JSON.parse(text)) ?? JSON(text)
  }

  func apply(to body: inout JSON) { Self.set(value, at: path[...], in: &body) }

  private static func set(_ value: JSON, at path: ArraySlice<String>, in body: inout JSON) {
    guard let name = path.first else {
      body = value
      return
    }
    // A number names an element where there is an array with such an element.
    if var elements = body.elements, let index = Int(name), elements.indices.contains(index) {
      set(value, at: path.dropFirst(), in: &elements[index])
      body = .array(elements)
    } else {
      var inner = body[name] ?? .object([])
      set(value, at: path.dropFirst(), in: &inner)
      body[name] = inner
    }
  }
}
