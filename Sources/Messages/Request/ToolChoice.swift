import JSON

/// Whether, or which, tool must be called.
package enum ToolChoice: Sendable, Equatable {
  case auto, any, none
  case tool(String)

  /// Reads `auto`, `any`, `none`, or a tool's name.
  package init(_ word: String) {
    switch word {
    case "auto": self = .auto
    case "any": self = .any
    case "none": self = .none
    default: self = .tool(word)
    }
  }

  var json: JSON {
    switch self {
    case .auto: ["type": "auto"]
    case .any: ["type": "any"]
    case .none: ["type": "none"]
    case .tool(let name): ["type": "tool", "name": JSON(name)]
    }
  }
}

extension RequestBody {
  func setToolChoice(in body: inout JSON) throws(Fault) {
    if let toolChoice {
      if case .tool(let name) = toolChoice {
        let names = (body["tools"]?.elements ?? []).compactMap { $0["name"]?.text }
        guard names.contains(name) else {
          let known = names.isEmpty ? "no tools" : "its tools: \(names.joined(separator: ", "))"
          throw Fault(
            part: .toolChoice, message: "the request has no tool \"\(name)\" (\(known))")
        }
      }
      body["tool_choice"] = toolChoice.json
    }
    guard !parallelTools else { return }
    var choice = try object("tool_choice", in: body)
    if choice["type"] == nil { choice = ToolChoice.auto.json }
    if choice["type"]?.text == "none" {
      throw Fault(part: .toolChoice, message: "none cannot be combined with --no-parallel-tools")
    }
    choice["disable_parallel_tool_use"] = true
    body["tool_choice"] = choice
  }
}
