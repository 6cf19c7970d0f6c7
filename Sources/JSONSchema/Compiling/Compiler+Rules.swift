import JSON

/// Reads a schema's keywords (core, 10 and 11; validation, 6). What is not a keyword of the standard is
/// an annotation, as are `format`, the `content…` keywords and `default`.
extension Compiler {
  mutating func rules(at place: Int, in resource: Int) throws(SchemaFault) -> Rules {
    var rules = Rules()
    if case .bool(let verdict) = places.values[place] {
      rules.constant = verdict
      return rules
    }
    var object = ObjectRules.Draft()
    var array = ArrayRules()
    let members = members(at: place)
    for (name, value) in members {
      let keyword = name.content
      let here = places.child(name, of: place, value: value)
      switch keyword {
      case "type": rules.types = try types(value, at: here)
      case "$ref", "$dynamicRef":
        rules.applicators.append(try reference(value, keyword, at: place, in: resource))
      case "allOf": rules.applicators.append(.allOf(try nodes(at: here, in: resource)))
      case "anyOf": rules.applicators.append(.anyOf(try nodes(at: here, in: resource)))
      case "oneOf": rules.applicators.append(.oneOf(try nodes(at: here, in: resource)))
      case "not": rules.applicators.append(.not(try node(at: here, in: resource)))
      case "if": rules.applicators.append(try condition(at: place, here, in: resource))
      case "unevaluatedItems": rules.unevaluatedItems = try node(at: here, in: resource)
      case "unevaluatedProperties":
        rules.unevaluatedProperties = try node(at: here, in: resource)
      case "prefixItems": array.prefix = try nodes(at: here, in: resource)
      case "items": array.items = try node(at: here, in: resource)
      case "contains": array.contains = try contains(at: place, here, in: resource)
      case "minContains", "maxContains": _ = try count(value, at: here)
      default:
        try read(keyword, at: here, in: resource, into: &object)
        guard let assertion = try assertion(keyword, value, at: here) else { break }
        switch assertion {
        case .minProperties, .maxProperties: object.counts.append(assertion)
        default: rules.assertions.append(assertion)
        }
      }
    }
    if !object.isEmpty { rules.object = ObjectRules(object) }
    if !array.prefix.isEmpty || array.items != nil || array.contains != nil { rules.array = array }
    return rules
  }

  private mutating func nodes(at list: Int, in resource: Int) throws(SchemaFault) -> [Int] {
    var nodes: [Int] = []
    for (index, element) in (places.values[list].elements ?? []).enumerated() {
      let place = places.child(Text(String(index)), of: list, value: element)
      nodes.append(try node(at: place, in: resource))
    }
    return nodes
  }

  private mutating func condition(at place: Int, _ test: Int, in resource: Int)
    throws(SchemaFault) -> Applicator
  {
    var branches: [Int?] = []
    for keyword in ["then", "else"] {
      guard let value = places.values[place][keyword] else {
        branches.append(nil)
        continue
      }
      let branch = places.child(Text(keyword), of: place, value: value)
      branches.append(try node(at: branch, in: resource))
    }
    return .condition(
      if: try node(at: test, in: resource), then: branches[0], else: branches[1])
  }

  private mutating func contains(at place: Int, _ schema: Int, in resource: Int)
    throws(SchemaFault) -> ArrayRules.Contains
  {
    var contains = ArrayRules.Contains(schema: try node(at: schema, in: resource))
    if let least = places.values[place]["minContains"] {
      let here = places.child(Text("minContains"), of: place, value: least)
      contains.least = try count(least, at: here)
    }
    if let most = places.values[place]["maxContains"] {
      let here = places.child(Text("maxContains"), of: place, value: most)
      contains.most = try count(most, at: here)
    }
    return contains
  }

  private mutating func read(
    _ keyword: String, at place: Int, in resource: Int, into object: inout ObjectRules.Draft
  ) throws(SchemaFault) {
    switch keyword {
    case "properties":
      for (name, value) in members(at: place) {
        let schema = places.child(name, of: place, value: value)
        object.properties[object.number(of: name)] = try node(at: schema, in: resource)
      }
    case "patternProperties":
      for (name, value) in members(at: place) {
        let schema = places.child(name, of: place, value: value)
        object.patterns.append(
          (try pattern(name, at: schema), try node(at: schema, in: resource)))
      }
    case "additionalProperties": object.additional = try node(at: place, in: resource)
    case "propertyNames": object.propertyNames = try node(at: place, in: resource)
    case "required":
      object.required = try names(places.values[place], at: place).map { object.number(of: $0) }
    case "dependentRequired":
      guard case .object = places.values[place] else {
        throw fault("expected an object, found \(places.values[place].kind)", at: place)
      }
      for (name, value) in members(at: place) {
        let list = places.child(name, of: place, value: value)
        let required = try names(value, at: list)
        let name = object.number(of: name)
        object.dependentRequired.append(
          .init(name: name, required: required.map { object.number(of: $0) }))
      }
    case "dependentSchemas":
      for (name, value) in members(at: place) {
        let schema = places.child(name, of: place, value: value)
        object.dependentSchemas.append(
          (object.number(of: name), try node(at: schema, in: resource)))
      }
    default: break
    }
  }
}
