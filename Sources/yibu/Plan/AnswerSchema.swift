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

  /// A finding about the input of a call that the user should know.
  enum CallFinding {
    /// It does not follow its tool's schema; the line says where and how, `rule` which rule that is.
    case violation(line: String, rule: String)
    /// It was not checked, since its tool's schema cannot be; the line says why.
    case unchecked(line: String)
  }

  /// Checks the inputs of calls against the schemas of their tools.
  func findings(in calls: [ToolCall]) -> [CallFinding] {
    var schemas: [String: Result<Schema, SchemaFault>] = [:]
    var findings: [CallFinding] = []
    for call in calls where call.isValid {
      guard let name = call.name.text,
        let document = tools.first(where: { $0["name"]?.text == name })?["input_schema"]
      else { continue }
      let compiled =
        schemas[name]
        ?? Result { () throws(SchemaFault) in
          try Schema(compiling: document)
        }
      schemas[name] = compiled
      switch compiled {
      case .failure(let fault):
        findings.append(
          .unchecked(line: "the input of the call of \(name) is not checked: \(fault.description)"))
      case .success(let schema):
        guard let violation = schema.firstViolation(in: call.input) else { continue }
        let line = "the input of the call of \(name) does not follow its schema: "
        findings.append(.violation(line: line + violation.description, rule: violation.rule))
      }
    }
    return findings
  }

  /// Warns of what the API would refuse in the request's tools and in the schema that `--schema` gives, as
  /// far as their text tells. They are sent all the same: the server decides.
  ///
  /// - Parameters:
  ///   - body: the request's body.
  ///   - toolNames: how its tools are named.
  static func warn(_ arguments: Arguments, body: JSON, _ toolNames: [String]) {
    // Annotations are looked at, too, where a request's files are all that is to be looked at: to know what
    // they may be takes some milliseconds.
    let isThorough = arguments.dryRun
    for (tool, name) in zip(body["tools"]?.elements ?? [], toolNames) {
      for warning in SchemaWarning.warnings(forTool: tool, isThorough: isThorough) {
        StandardError.warn("tool \(name): \(warning.description)")
      }
    }
    guard isThorough, let source = arguments.schema,
      let schema = body["output_config"]?["format"]?["schema"]
    else { return }
    for warning in SchemaWarning.warnings(forSchema: schema) {
      StandardError.warn("\(name(of: source)): \(warning.description)")
    }
  }
}
