import JSON

/// `$ref` and `$dynamicRef` (core, 8.2.3).
extension Compiler {
  mutating func reference(_ value: JSON, _ keyword: String, at place: Int, in resource: Int)
    throws(SchemaFault) -> Applicator
  {
    guard let text = value.text else {
      throw fault("expected a string, found \(value.kind)", at: place, keyword)
    }
    let target = URIReference(text).resolved(against: resources[resource].address)
    if addresses[target.address] == nil, target.address == Metaschema.address {
      try addDocument(Metaschema.document, address: URIReference(Metaschema.address))
    }
    guard let resource = addresses[target.address] else {
      throw fault(
        "\(OneLine.quoted(text)) names another document; none is fetched", at: place, keyword)
    }
    guard let fragment = target.decodedFragment else {
      throw fault("\(OneLine.quoted(text)) has malformed percent-encoding", at: place, keyword)
    }
    guard let node = try node(named: fragment, in: resource) else {
      throw fault("found nothing at \(OneLine.quoted(text))", at: place, keyword)
    }
    references[node, default: 0] += 1
    let name = Text(fragment)
    if keyword == "$dynamicRef", let number = dynamicNames[name],
      resources[resource].dynamicAnchors[number] != nil, !fragment.isEmpty
    {
      return .dynamicRef(number, initial: node)
    }
    return .ref(node)
  }

  /// The node that a fragment names: empty, a JSON Pointer or an anchor.
  private mutating func node(named fragment: String, in resource: Int) throws(SchemaFault) -> Int? {
    guard fragment.isEmpty || fragment.hasPrefix("/") else {
      return resources[resource].anchors[Text(fragment)]
    }
    var path: [Text] = []
    for token in fragment.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      path.append(Text(Self.unescaped(token)))
    }
    guard let place = places.descend(from: resources[resource].root, path) else { return nil }
    return try node(at: place, in: self.resource(around: place))
  }

  /// A pointer's token with `~1` and `~0` resolved.
  private static func unescaped(_ token: Substring) -> String {
    guard token.contains("~") else { return String(token) }
    var output = ""
    var rest = token.unicodeScalars.makeIterator()
    while let scalar = rest.next() {
      guard scalar == "~" else {
        output.unicodeScalars.append(scalar)
        continue
      }
      switch rest.next() {
      case "0": output += "~"
      case "1": output += "/"
      case let other:
        output += "~"
        if let other { output.unicodeScalars.append(other) }
      }
    }
    return output
  }

  /// Refuses schemas that come back to themselves on the same value: that would never end.
  func refuseLoops() throws(SchemaFault) {
    enum Mark { case new, open, done }
    var marks = [Mark](repeating: .new, count: nodes.count)
    for start in nodes.indices where marks[start] == .new {
      var path: [(node: Int, left: [Int])] = [(start, nodes[start].rules.onSameValue)]
      marks[start] = .open
      while let (node, left) = path.last {
        guard let next = left.last else {
          marks[node] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].left.removeLast()
        switch marks[next] {
        case .done: break
        case .new:
          marks[next] = .open
          path.append((next, nodes[next].rules.onSameValue))
        case .open:
          let isReference = nodes[node].rules.applicators.contains {
            if case .ref(next) = $0 { true } else { false }
          }
          throw fault(
            "refers to itself on the same value, without end", at: nodes[node].place,
            isReference ? "$ref" : nil)
        }
      }
    }
  }
}

extension Rules {
  /// The schemas that are applied to the same value.
  var onSameValue: [Int] {
    var nodes = object?.dependentSchemas.map(\.schema) ?? []
    for applicator in applicators {
      switch applicator {
      case .ref(let node), .dynamicRef(_, let node), .not(let node): nodes.append(node)
      case .allOf(let branches), .anyOf(let branches), .oneOf(let branches): nodes += branches
      case .condition(let test, let then, let other):
        nodes += [test, then, other].compactMap { $0 }
      }
    }
    return nodes
  }
}
