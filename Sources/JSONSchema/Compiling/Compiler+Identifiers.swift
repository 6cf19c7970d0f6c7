import JSON

/// `$id`, `$schema`, `$anchor` and `$dynamicAnchor` (core, 8.1 and 8.2).
extension Compiler {
  /// The resource that a schema belongs to: a new one where it has an `$id`.
  mutating func enter(_ place: Int, _ value: JSON, from outer: Int) throws(SchemaFault) -> Int {
    if let dialect = value["$schema"] { try check(dialect: dialect, at: place) }
    guard let id = value["$id"] else { return outer }
    guard let text = id.text else {
      throw fault("expected a string, found \(id.kind)", at: place, "$id")
    }
    var address = URIReference(text)
    guard address.fragment ?? "" == "" else {
      throw fault("must not have a fragment; that is what $anchor is for", at: place, "$id")
    }
    address.fragment = nil
    let base = outer < 0 ? URIReference("") : resources[outer].address
    try addResource(address.resolved(against: base), root: place)
    return resources.count - 1
  }

  /// Dialects whose keywords are those of draft 2020-12, or can be read as such: the API reads all
  /// schemas as draft 2020-12, whatever they say.
  private func check(dialect: JSON, at place: Int) throws(SchemaFault) {
    guard let text = dialect.text else {
      throw fault("expected a string, found \(dialect.kind)", at: place, "$schema")
    }
    let address = URIReference(text)
    let isDraft =
      address.authority == "json-schema.org"
      && (address.path == "/schema"
        || address.path.hasPrefix("/draft") && address.path.hasSuffix("/schema"))
    let isOpenAPI = address.authority == "spec.openapis.org" && address.path.hasPrefix("/oas/3.1/")
    guard isDraft || isOpenAPI else {
      throw fault(
        "the dialect \(OneLine.quoted(text)) is not known here; only draft 2020-12 is",
        at: place, "$schema")
    }
  }

  mutating func addAnchors(of place: Int, _ value: JSON, node: Int, to resource: Int)
    throws(SchemaFault)
  {
    for keyword in ["$anchor", "$dynamicAnchor"] {
      guard let anchor = value[keyword] else { continue }
      guard case .string(let string) = anchor else {
        throw fault("expected a string, found \(anchor.kind)", at: place, keyword)
      }
      let name = Text(string)
      guard Self.isAnchor(name) else {
        throw fault(
          "must be a letter or _, then letters, digits, -, _ and .", at: place, keyword)
      }
      guard resources[resource].anchors[name] ?? node == node else {
        throw fault("another schema here has the same anchor", at: place, keyword)
      }
      resources[resource].anchors[name] = node
      if keyword == "$dynamicAnchor" {
        resources[resource].dynamicAnchors[number(ofDynamic: name)] = node
      }
    }
  }

  mutating func number(ofDynamic name: Text) -> Int {
    if let number = dynamicNames[name] { return number }
    dynamicNames[name] = dynamicNames.count
    return dynamicNames.count - 1
  }

  private static func isAnchor(_ name: Text) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool {
      (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
    }
    guard let first = name.bytes.first, isLetter(first) else { return false }
    return name.bytes.allSatisfy {
      isLetter($0) || $0 &- UInt8(ascii: "0") < 10 || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ".")
    }
  }
}
