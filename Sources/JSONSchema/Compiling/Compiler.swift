import JSON

/// Turns a schema document into nodes.
///
/// First every subschema is found, with the `$id`s and anchors in it; then each is compiled. Both work
/// off lists and do not call themselves, however deep the document nests.
struct Compiler {
  var places = Places()
  var resources: [Resource] = []
  /// Resources by their address.
  var addresses: [String: Int] = [:]
  /// Places and resources of the nodes to be, in the nodes' order.
  private var drafts: [(place: Int, resource: Int)] = []
  private var nodeAtPlace: [Int: Int] = [:]
  var nodes: [Node] = []
  var operands = Operands()
  var patternNumbers: [Text: Int] = [:]
  var dynamicNames: [Text: Int] = [:]
  /// How many references name each node.
  var references: [Int: Int] = [:]

  mutating func compile(_ document: JSON) throws(SchemaFault) {
    try addDocument(document, address: URIReference(""))
    while nodes.count < drafts.count {
      let (place, resource) = drafts[nodes.count]
      let rules = try rules(at: place, in: resource)
      nodes.append(Node(place: place, resource: resource, rules: rules))
    }
    try refuseLoops()
  }

  mutating func addDocument(_ document: JSON, address: URIReference) throws(SchemaFault) {
    let place = places.addDocument(document, name: address.address)
    if document["$id"] == nil { try addResource(address, root: place) }
    try findSubschemas(from: place, in: resources.count - 1)
  }

  mutating func addResource(_ address: URIReference, root: Int) throws(SchemaFault) {
    guard addresses[address.address] == nil else {
      throw fault("another schema here has the same $id", at: root, "$id")
    }
    addresses[address.address] = resources.count
    resources.append(Resource(address: address, root: root))
  }

  /// The node of the schema at a place, which is found now if it was not before: a reference may name
  /// a place where no keyword expects a schema.
  mutating func node(at place: Int, in resource: Int) throws(SchemaFault) -> Int {
    if let node = nodeAtPlace[place] { return node }
    try findSubschemas(from: place, in: resource)
    return nodeAtPlace[place] ?? 0
  }

  /// The resource of the closest schema around a place.
  func resource(around place: Int) -> Int {
    var place: Int? = place
    while let current = place {
      if let node = nodeAtPlace[current] { return drafts[node].resource }
      place = places.parent(of: current)
    }
    return 0
  }

  private mutating func findSubschemas(from start: Int, in resource: Int) throws(SchemaFault) {
    var pending = [(start, resource)]
    while let (place, outer) = pending.popLast() {
      guard nodeAtPlace[place] == nil else { continue }
      let value = places.values[place]
      try check(value, at: place)
      let resource = try enter(place, value, from: outer)
      nodeAtPlace[place] = drafts.count
      try addAnchors(of: place, value, node: drafts.count, to: resource)
      drafts.append((place, resource))
      for child in try subschemas(at: place).reversed() { pending.append((child, resource)) }
    }
  }

  /// Refuses what is neither an object nor a boolean.
  private func check(_ value: JSON, at place: Int) throws(SchemaFault) {
    switch value {
    case .object, .bool: return
    case .array where places.token(of: place) == Text("items"):
      throw fault("expected a schema, found an array; prefixItems takes one", at: place)
    default:
      throw fault("expected a schema (an object or a boolean), found \(value.kind)", at: place)
    }
  }

  /// The places of the subschemas that a schema's keywords hold.
  private mutating func subschemas(at place: Int) throws(SchemaFault) -> [Int] {
    var found: [Int] = []
    for (name, value) in members(at: place) {
      guard let form = SubschemaForm(keyword: name.content) else { continue }
      let keyword = places.child(name, of: place, value: value)
      switch (form, value) {
      case (.one, _): found.append(keyword)
      case (.list, .array(let elements)):
        guard !elements.isEmpty || name == Text("prefixItems") else {
          throw fault("expected at least one schema", at: keyword)
        }
        for (index, element) in elements.enumerated() {
          found.append(places.child(Text(String(index)), of: keyword, value: element))
        }
      case (.map, .object):
        for (name, value) in members(at: keyword) {
          found.append(places.child(name, of: keyword, value: value))
        }
      case (.list, _): throw fault("expected an array of schemas, found \(value.kind)", at: keyword)
      case (.map, _): throw fault("expected an object of schemas, found \(value.kind)", at: keyword)
      }
    }
    return found
  }

  /// An object's members in their order, of two of one name the last.
  func members(at place: Int) -> [(name: Text, value: JSON)] {
    var members: [(name: Text, value: JSON)] = []
    var seen: [Text: Int] = [:]
    for member in places.values[place].members ?? [] {
      let name = Text(member.name)
      if let index = seen[name] {
        members[index].value = member.value
      } else {
        seen[name] = members.count
        members.append((name, member.value))
      }
    }
    return members
  }

  func fault(_ message: String, at place: Int, _ keyword: String? = nil) -> SchemaFault {
    let pointer = keyword.map { places.pointer(place, $0) } ?? places.pointer(place)
    return SchemaFault(place: pointer, message: message)
  }
}
