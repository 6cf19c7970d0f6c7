/// Keywords whose values are schemas, and in what form: where to look for subschemas.
enum SubschemaForm {
  case one
  case list
  case map

  init?(keyword: String) {
    switch keyword {
    case "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "items", "contains",
      "propertyNames", "not", "if", "then", "else", "contentSchema":
      self = .one
    case "allOf", "anyOf", "oneOf", "prefixItems": self = .list
    case "properties", "patternProperties", "dependentSchemas", "$defs", "definitions":
      self = .map
    default: return nil
    }
  }
}
