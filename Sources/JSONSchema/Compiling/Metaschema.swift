import JSON

/// The schema of schemas (draft 2020-12), for schemas that refer to it, and to find keywords with a
/// value that the standard does not allow.
///
/// It asks what the published documents ask, in one document instead of nine.
enum Metaschema {
  static let address = "https://json-schema.org/draft/2020-12/schema"

  /// The schema, compiled when it is first asked for.
  static let schema = try? Schema(compiling: document)

  static var document: JSON {
    // A fault in the text would show in every test of it.
    (try? JSON.parse(text)) ?? .bool(true)
  }

  private static let text = #"""
    {
      "$id": "https://json-schema.org/draft/2020-12/schema",
      "$dynamicAnchor": "meta",
      "type": ["object", "boolean"],
      "properties": {
        "$schema": {"type": "string"},
        "$id": {"type": "string", "pattern": "^[^#]*#?$"},
        "$ref": {"type": "string"},
        "$dynamicRef": {"type": "string"},
        "$anchor": {"$ref": "#/$defs/anchor"},
        "$dynamicAnchor": {"$ref": "#/$defs/anchor"},
        "$vocabulary": {"type": "object", "additionalProperties": {"type": "boolean"}},
        "$comment": {"type": "string"},
        "$defs": {"$ref": "#/$defs/schemas"},
        "definitions": {"$ref": "#/$defs/schemas"},
        "prefixItems": {"$ref": "#/$defs/list"},
        "items": {"$dynamicRef": "#meta"},
        "contains": {"$dynamicRef": "#meta"},
        "additionalProperties": {"$dynamicRef": "#meta"},
        "properties": {"$ref": "#/$defs/schemas"},
        "patternProperties": {"$ref": "#/$defs/schemas"},
        "dependentSchemas": {"$ref": "#/$defs/schemas"},
        "propertyNames": {"$dynamicRef": "#meta"},
        "if": {"$dynamicRef": "#meta"},
        "then": {"$dynamicRef": "#meta"},
        "else": {"$dynamicRef": "#meta"},
        "allOf": {"$ref": "#/$defs/list"},
        "anyOf": {"$ref": "#/$defs/list"},
        "oneOf": {"$ref": "#/$defs/list"},
        "not": {"$dynamicRef": "#meta"},
        "unevaluatedItems": {"$dynamicRef": "#meta"},
        "unevaluatedProperties": {"$dynamicRef": "#meta"},
        "type": {
          "anyOf": [
            {"$ref": "#/$defs/type"},
            {
              "type": "array",
              "items": {"$ref": "#/$defs/type"},
              "minItems": 1,
              "uniqueItems": true
            }
          ]
        },
        "enum": {"type": "array"},
        "multipleOf": {"type": "number", "exclusiveMinimum": 0},
        "maximum": {"type": "number"},
        "exclusiveMaximum": {"type": "number"},
        "minimum": {"type": "number"},
        "exclusiveMinimum": {"type": "number"},
        "maxLength": {"$ref": "#/$defs/count"},
        "minLength": {"$ref": "#/$defs/count"},
        "pattern": {"type": "string"},
        "maxItems": {"$ref": "#/$defs/count"},
        "minItems": {"$ref": "#/$defs/count"},
        "uniqueItems": {"type": "boolean"},
        "maxContains": {"$ref": "#/$defs/count"},
        "minContains": {"$ref": "#/$defs/count"},
        "maxProperties": {"$ref": "#/$defs/count"},
        "minProperties": {"$ref": "#/$defs/count"},
        "required": {"$ref": "#/$defs/names"},
        "dependentRequired": {
          "type": "object",
          "additionalProperties": {"$ref": "#/$defs/names"}
        },
        "title": {"type": "string"},
        "description": {"type": "string"},
        "deprecated": {"type": "boolean"},
        "readOnly": {"type": "boolean"},
        "writeOnly": {"type": "boolean"},
        "examples": {"type": "array"},
        "format": {"type": "string"},
        "contentEncoding": {"type": "string"},
        "contentMediaType": {"type": "string"},
        "contentSchema": {"$dynamicRef": "#meta"}
      },
      "$defs": {
        "anchor": {"type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"},
        "count": {"type": "integer", "minimum": 0},
        "list": {"type": "array", "minItems": 1, "items": {"$dynamicRef": "#meta"}},
        "names": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
        "schemas": {"type": "object", "additionalProperties": {"$dynamicRef": "#meta"}},
        "type": {
          "enum": ["array", "boolean", "integer", "null", "number", "object", "string"]
        }
      }
    }
    """#
}
