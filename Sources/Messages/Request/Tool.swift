package import JSON

/// Tool definitions as the Messages API wants them, from the forms in which people have them.
package enum Tool {
  /// Why a file does not hold tools.
  package struct Fault: Error, Sendable, Equatable {
    /// Such as `the array of tools is empty`, without the file's name.
    package var message: String
  }

  /// Reads a file's JSON: one tool, an array of tools, an object with `tools`, or a JSON-RPC answer with one.
  package static func definitions(in file: JSON) throws(Fault) -> [JSON] {
    // A server tool by its type may have `tools` of its own.
    let isServerTool = file["type"]?.text.map { $0 != "custom" && $0 != "function" } ?? false
    let lists = [file, file["tools"], file["result"]?["tools"], file["toolConfig"]?["tools"]]
    guard !isServerTool, let tools = lists.lazy.compactMap({ $0?.elements }).first else {
      return [try definition(file)]
    }
    if tools.isEmpty { throw Fault(message: "the array of tools is empty") }
    var definitions: [JSON] = []
    for (index, tool) in tools.enumerated() {
      do throws(Fault) {
        definitions.append(try definition(tool))
      } catch {
        throw Fault(message: "tool \(index + 1): \(error.message)")
      }
    }
    return definitions
  }

  /// One tool, turned into the API's form where it is in another's, else as it is.
  static func definition(_ tool: JSON) throws(Fault) -> JSON {
    guard tool.members != nil else {
      throw Fault(message: "not a tool: it is \(tool.kind)")
    }
    if let inner = tool["function"] ?? tool["toolSpec"] { return try converted(inner, marks: tool) }
    let type = tool["type"]?.text
    let isConverted = type == nil && ["inputSchema", "parameters"].contains { tool[$0] != nil }
    if type == "function" || isConverted && tool["input_schema"] == nil {
      return try converted(tool, marks: tool)
    }
    try checkIsNoSchema(tool)
    if let type, type != "custom" { return tool }
    let name = try name(of: tool)
    guard let schema = tool["input_schema"] else {
      throw Fault(
        message: "not a tool: \(name) has no \"input_schema\" (nor \"inputSchema\", nor "
          + "\"parameters\", nor \"function\")")
    }
    var tool = tool
    tool["input_schema"] = try typed(schema, of: name)
    return tool
  }

  /// OpenAI's form, MCP's or Bedrock's in the API's.
  ///
  /// - Parameter marks: where a `cache_control` may stand.
  private static func converted(_ source: JSON, marks: JSON) throws(Fault) -> JSON {
    let schemas = ["parameters", "inputSchema", "input_schema"].compactMap { source[$0] }
    let name = try name(of: source)
    var tool: JSON = ["name": JSON(name)]
    if let text = source["description"], !text.isNull { tool["description"] = text }
    // A tool without arguments: OpenAI lets their schema be empty, or missing. Bedrock's is one level deeper.
    let schema = schemas.first ?? .object([])
    tool["input_schema"] = try typed(
      schema["json"].flatMap { $0.members == nil ? nil : $0 } ?? schema, of: name)
    if let strict = source["strict"], !strict.isNull { tool["strict"] = strict }
    if let mark = marks["cache_control"] { tool["cache_control"] = mark }
    return tool
  }

  private static func name(of tool: JSON) throws(Fault) -> String {
    guard let name = tool["name"]?.text, !name.isEmpty else {
      throw Fault(message: "not a tool: it has no \"name\"")
    }
    return name
  }

  /// The schema with a type, without which the API refuses it.
  private static func typed(_ schema: JSON, of name: String) throws(Fault) -> JSON {
    guard schema.members != nil else {
      throw Fault(message: "the schema of \(name) is \(schema.kind), not an object")
    }
    var schema = schema
    if schema["type"] == nil { schema["type"] = "object" }
    return schema
  }

  /// A schema alone would pass for a server tool of the type `object`.
  private static func checkIsNoSchema(_ tool: JSON) throws(Fault) {
    let types = ["object", "array", "string", "number", "integer", "boolean", "null"]
    let hasType = tool["type"]?.text.map { types.contains($0) } ?? (tool["type"]?.elements != nil)
    let isMarked = ["$schema", "properties", "$defs"].contains { tool[$0] != nil }
    guard hasType || isMarked && tool["name"] == nil, tool["input_schema"] == nil else { return }
    throw Fault(
      message:
        "not a tool but a JSON Schema; a tool is {\"name\":…,\"description\":…,\"input_schema\":…}, "
        + "the schema being its input_schema")
  }
}
