import JSON
import JSONSchema
import Messages
import Options

/// The schemas of a request: what the answer must follow (`--schema`), and the inputs of tool calls.
struct AnswerSchema {
  /// Nil where any answer will do.
  private let schema: Schema?
  /// The request's tools, in the API's form.
  private let tools: [JSON]

  /// - Throws: an input error for a schema that is not valid, with the place of the fault.
  init(_ arguments: Arguments, body: JSON) throws(Failure) {
    tools = body["tools"]?.elements ?? []
    guard let source = arguments.schema else {
      schema = nil
      return
    }
    do throws(SchemaFault) {
      schema = try Schema(compiling: body["output_config"]?["format"]?["schema"] ?? .null)
    } catch {
      throw .input("\(Self.name(of: source)): \(error.description)")
    }
  }

  /// Whether the answer is checked.
  var isGiven: Bool { schema != nil }

  /// The schema that the option gives, without a wrapper of OpenAI's.
  static func document(_ source: TextSource) throws(Failure) -> JSON {
    let json: JSON
    switch source {
    case .literal(let text): json = try InputFile.json(Array(text.utf8), from: "--schema")
    case .file(let file): json = try file.readJSON()
    }
    let schema = Schema.unwrapped(json)
    guard schema.members != nil else {
      throw .input("\(name(of: source)): not a JSON Schema: it is \(schema.kind)")
    }
    return schema
  }

  private static func name(of source: TextSource) -> String {
    if case .file(let file) = source { file.name } else { "--schema" }
  }

  /// Where an answer does not follow the schema; nil where it follows.
  ///
  /// - Parameter answer: nil for an answer that is not JSON.
  func violation(in answer: JSON?) -> (description: String, rule: String)? {
    guard let schema else { return nil }
    guard let answer else { return ("it is not JSON", "") }
    return schema.firstViolation(in: answer).map { ($0.description, $0.rule) }
  }

  /// Where the inputs of calls do not follow the schemas of their tools, one line each, with the rule's
  /// place. A tool whose schema cannot be checked here is passed over.
  func violations(in calls: [ToolCall]) -> [(line: String, rule: String)] {
    var found: [(line: String, rule: String)] = []
    for call in calls where call.isValid {
      guard let name = call.name.text,
        let tool = tools.first(where: { $0["name"]?.text == name }),
        let document = tool["input_schema"], let schema = try? Schema(compiling: document),
        let violation = schema.firstViolation(in: call.input)
      else { continue }
      let line = "the input of the call of \(name) does not follow its schema: "
      found.append((line + violation.description, violation.rule))
    }
    return found
  }

  /// Warns of tools that the API would refuse, as far as their text tells. They are sent all the same: the
  /// server decides.
  ///
  /// - Parameter isThorough: whether annotations are looked at, too, which takes some milliseconds.
  static func warn(of tools: [JSON], isThorough: Bool) {
    for tool in tools {
      for warning in SchemaWarning.warnings(forTool: tool, isThorough: isThorough) {
        StandardError.warn("tool \(tool["name"]?.text ?? ""): \(warning.description)")
      }
    }
  }
}
