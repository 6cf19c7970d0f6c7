package import JSON

/// A member of the body set by its path (`--set`).
package struct Assignment: Sendable, Equatable {
  /// The path as it was given: member names joined with dots, from the outermost in.
  package let path: String
  package let value: JSON

  /// - Parameter text: JSON if it parses as that, else a string.
  /// - Throws: `Fault` for JSON that is nested too deep, which was hardly meant as a string.
  package init(path: String, text: String) throws(RequestBody.Fault) {
    self.path = path
    do throws(JSONError) {
      value = try JSON.parse(text)
    } catch {
      if error.reason == .tooDeep { throw Self.fault("\"\(path)\": \(error.reason.rawValue)") }
      value = JSON(text)
    }
  }

  /// The outermost member's name.
  package var root: Substring { path.prefix { $0 != "." } }

  func apply(to body: inout JSON) throws(RequestBody.Fault) {
    let names = path.split(separator: ".", omittingEmptySubsequences: false)
    if names.contains("") { throw fault("\"\(path)\" contains an empty name") }
    if names.count > JSON.maximumDepth { throw fault("the path has \(names.count) names") }
    try set(at: names[...], in: &body)
  }

  private func set(at names: ArraySlice<Substring>, in place: inout JSON)
    throws(RequestBody.Fault)
  {
    guard let name = names.first else {
      place = value
      return
    }
    switch place {
    case .array(var elements):
      // A number names an element, or the one after the last.
      guard let index = Self.index(name), index <= elements.count else {
        throw fault("\"\(path)\": the array has no element \(name)")
      }
      if index == elements.count { elements.append(.null) }
      try set(at: names.dropFirst(), in: &elements[index])
      place = .array(elements)
    case .null where Self.index(name) != nil:
      throw fault("\"\(path)\": cannot set element \(name): there is no array")
    case .object, .null:
      var inner = place[String(name)] ?? .null
      try set(at: names.dropFirst(), in: &inner)
      place[String(name)] = inner
    default:
      throw fault("\"\(path)\": cannot set \(name): its parent is \(place.kind), not an object")
    }
  }

  private static func index(_ name: Substring) -> Int? {
    name.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } ? Int(name) : nil
  }

  private func fault(_ message: String) -> RequestBody.Fault { Self.fault(message) }

  private static func fault(_ message: String) -> RequestBody.Fault {
    RequestBody.Fault(part: .assignment, message: message)
  }
}
