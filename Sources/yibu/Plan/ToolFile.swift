import JSON
import Messages
import Options

/// The tools that a file of `--tool` holds, in the API's form.
struct ToolFile {
  let name: String
  let tools: [JSON]

  init(_ file: InputFile) throws(Failure) {
    name = file.name
    let json = try file.readJSON()
    do throws(Tool.Fault) {
      tools = try Tool.definitions(in: json)
    } catch {
      throw .input("\(file.name): \(error.message)")
    }
  }

  /// A request's tools as messages name them, in the request's order: `get_weather (tools.json)`, and
  /// without a file what `--data` and `--set` bring.
  static func names(of tools: [JSON], from files: [ToolFile]) -> [String] {
    if tools.isEmpty { return [] }
    var fileNames: [String: String] = [:]
    for file in files {
      for tool in file.tools { fileNames[tool["name"]?.text ?? ""] = file.name }
    }
    return tools.map { tool in
      let name = tool["name"]?.text ?? ""
      return fileNames[name].map { "\(name) (\($0))" } ?? name
    }
  }
}
