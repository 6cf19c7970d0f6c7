package import JSON

/// Tool definitions as the Messages API wants them, from the forms in which people have them.
package enum Tool {
  /// Why a file does not hold tools.
  package struct Fault: Error, Sendable, Equatable {
    package var message: String
  }

  /// Reads a file's JSON: one tool, an array of tools, or an object with `tools`.
  package static func definitions(in file: JSON) throws(Fault) -> [JSON] {
    // A server tool by its type may have `tools` of its own.
    let isServerTool = file["type"]?.text.map { $0 != "custom" && $0 != "function" } ?? false
    if !isServerTool, let tools = file.elements ?? file["tools"]?.elements {
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
    return [try definition(file)]
  }

  /// One tool, turned into the API's form where it is in OpenAI's or MCP's, else as it is.
  static func definition(_ tool: JSON) throws(Fault) -> JSON {
    guard tool.members != nil else {
      throw Fault(message: "not a tool: it is \(tool.kind)")
    }
    let type = tool["type"]?.text
    if let function = tool["function"] { return try converted(function, marks: tool) }
    if type == "function" || tool["input_schema"] == nil && tool["inputSchema"] != nil {
      return try converted(tool, marks: tool)
    }
    if let type, type != "custom" { return tool }
    guard let name = tool["name"]?.text, !name.isEmpty else {
      throw Fault(message: "not a tool: it has no \"name\"")
    }
    guard let schema = tool["input_schema"] else {
      throw Fault(
        message: "not a tool: \(name) has no \"input_schema\" (nor \"inputSchema\", nor "
          + "\"function\")")
    }
    guard schema.members != nil else {
      throw Fault(message: "the input_schema of \(name) is \(schema.kind), not an object")
    }
    return tool
  }

  /// - Parameter marks: where a `cache_control` may stand.
  private static func converted(_ source: JSON, marks: JSON) throws(Fault) -> JSON {
    let schemas = ["parameters", "inputSchema", "input_schema"].compactMap { source[$0] }
    // A tool without arguments: OpenAI lets their schema be empty, or missing.
    let none: JSON = ["type": "object"]
    let schema = schemas.first.map { $0.members?.isEmpty == true ? none : $0 } ?? none
    guard let name = source["name"], name.text?.isEmpty == false else {
      throw Fault(message: "not a tool: it has no \"name\"")
    }
    guard schema.members != nil else {
      throw Fault(
        message: "the schema of \(name.text ?? "") is \(schema.kind), not an object")
    }
    var tool: JSON = ["name": name]
    if let text = source["description"], !text.isNull { tool["description"] = text }
    tool["input_schema"] = schema
    if let strict = source["strict"], !strict.isNull { tool["strict"] = strict }
    if let mark = marks["cache_control"] { tool["cache_control"] = mark }
    return tool
  }
}
