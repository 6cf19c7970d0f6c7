package import JSON

/// A member of the body set by its path (`--set`).
package struct Assignment: Sendable, Equatable {
  /// The path as it was given: member names joined with dots, from the outermost in.
  package let path: String
  /// What the member is set to.
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

  /// Sets the members in a body, one after the other.
  static func apply(_ assignments: [Assignment], to body: inout JSON) throws(RequestBody.Fault) {
    if assignments.isEmpty { return }
    let edited = EditedJSON(body)
    for assignment in assignments { try assignment.apply(to: edited) }
    body = edited.json
  }

  private func apply(to body: EditedJSON) throws(RequestBody.Fault) {
    let names = path.split(separator: ".", omittingEmptySubsequences: false)
    if names.contains("") { throw fault("\"\(path)\" contains an empty name") }
    if names.count > JSON.maximumDepth { throw fault("the path has \(names.count) names") }
    var place = body
    for name in names { place = try inner(name, of: place) }
    place.set(value)
  }

  /// What a name stands for in a value, made where it is missing.
  private func inner(_ name: Substring, of value: EditedJSON) throws(RequestBody.Fault)
    -> EditedJSON
  {
    let index = Self.index(name)
    switch value.kind {
    case .array:
      // A number names an element, or the one after the last.
      guard let index, let element = value.element(at: index) else {
        throw fault("\"\(path)\": the array has no element \(name)")
      }
      return element
    case .null where index != nil:
      throw fault("\"\(path)\": cannot set element \(name): there is no array")
    case .object, .null: return value.member(String(name))
    case .other(let kind):
      throw fault("\"\(path)\": cannot set \(name): its parent is \(kind), not an object")
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
