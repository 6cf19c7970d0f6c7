import JSON
import Messages
import Options

/// Reads what the arguments name: the parts of the request's body.
enum PlanReader {
  /// The body that `--data` gives, as bytes and as JSON.
  static func base(_ arguments: Arguments) throws(Failure) -> (bytes: [UInt8], json: JSON)? {
    switch arguments.data {
    case nil: return nil
    case .literal(let text)?:
      do throws(JSONError) {
        return (Array(text.utf8), try JSON.parse(text))
      } catch {
        throw .usage(
          "--data: not JSON (line \(error.line), column \(error.column): "
            + "\(error.reason.rawValue)); to read a file: --data @FILE")
      }
    case .file(let file)?:
      let bytes = try file.readBytes()
      return (bytes, try InputFile.json(bytes, from: file.name))
    }
  }

  /// The prompt that the operands give; nil where there are none.
  static func prompt(_ arguments: Arguments) throws(Failure) -> String? {
    if arguments.prompt.isEmpty { return nil }
    var prompt = ""
    for (index, operand) in arguments.prompt.enumerated() {
      if index > 0 { prompt += "\n" }
      switch operand {
      case .literal(let text): prompt += text
      case .standardInput: prompt += try InputFile.standardInput.readText()
      }
    }
    return try checked(prompt)
  }

  /// The prompt on standard input, which is read where no other is given, none is needed, and it is
  /// not a terminal.
  ///
  /// - Parameter isNeeded: whether it is a fault that there is none.
  static func defaultPrompt(_ arguments: Arguments, isNeeded: Bool = true) throws(Failure)
    -> String?
  {
    let isComplete =
      arguments.data != nil || !arguments.toolResults.isEmpty || !arguments.toolErrors.isEmpty
      || arguments.assignments.contains { $0.key == "messages" }
    if isComplete { return nil }
    guard arguments.standardInputReaders.isEmpty, !FileDescriptor.standardInput.isTerminal else {
      if !isNeeded { return nil }
      throw noPrompt
    }
    let text = try InputFile.standardInput.readText()
    if text.isEmpty {
      if !isNeeded { return nil }
      throw .usage("no prompt: none was given, and standard input is empty")
    }
    return try checked(text)
  }

  static let noPrompt = Failure.usage("no prompt; give one as an operand, or - for standard input")

  private static func checked(_ prompt: String) throws(Failure) -> String {
    guard prompt.contains(where: { !$0.isWhitespace }) else {
      throw .usage("no prompt: the text is empty, or nothing but white space")
    }
    return prompt
  }

  /// Everything that goes into the body but the prompt and the earlier turns.
  static func parts(_ arguments: Arguments, base: JSON?) throws(Failure) -> RequestBody {
    var parts = RequestBody()
    parts.base = base
    parts.model =
      arguments.model
      ?? (base?["model"] == nil ? Environment.value("YIBU_MODEL") ?? Defaults.model : nil)
    parts.maxTokens =
      arguments.maxTokens ?? (base?["max_tokens"] == nil ? Defaults.maxTokens : nil)
    parts.system = try texts(arguments.system)
    for file in arguments.tools { parts.tools += try tools(in: file) }
    parts.toolChoice = arguments.toolChoice.map(ToolChoice.init)
    parts.parallelTools = arguments.parallelTools
    parts.thinking = arguments.thinking.map { Int($0).map { .budget($0) } ?? .mode($0) }
    parts.effort = arguments.effort
    parts.schema = try arguments.schema.map(schema)
    parts.temperature = arguments.temperature
    parts.topP = arguments.topP
    parts.topK = arguments.topK
    parts.stopSequences = try stopSequences(arguments.stopSequences)
    parts.cache = arguments.cache
    parts.userID = arguments.userID
    for item in arguments.assignments {
      let text = try item.text.read()
      do throws(RequestBody.Fault) {
        parts.assignments.append(try Assignment(path: item.key, text: text))
      } catch {
        throw failure(error, arguments)
      }
    }
    if arguments.conversation != nil, parts.assignments.contains(where: { $0.root == "messages" }) {
      throw .usage("--set: with --conversation the messages are those of its file")
    }
    for (items, isError) in [(arguments.toolResults, false), (arguments.toolErrors, true)] {
      for item in items {
        let text = try item.text.read()
        parts.toolResults.append(ToolResult(id: item.key, text: text, isError: isError))
      }
    }
    for attachment in arguments.attachments { parts.content.append(try attachment.block()) }
    return parts
  }

  private static func texts(_ sources: [TextSource]) throws(Failure) -> [String] {
    try sources.map { source throws(Failure) in try source.read() }
  }

  private static func stopSequences(_ sources: [TextSource]) throws(Failure) -> [String] {
    let texts = try texts(sources)
    // The API refuses these, in words that do not say which.
    if texts.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw .usage("--stop: the text is empty, or nothing but white space")
    }
    return texts
  }

  private static func schema(_ file: InputFile) throws(Failure) -> JSON {
    let schema = try file.readJSON()
    guard schema.members != nil else {
      throw .input("\(file.name): no JSON Schema but \(schema.kind)")
    }
    return schema
  }

  private static func tools(in file: InputFile) throws(Failure) -> [JSON] {
    let json = try file.readJSON()
    do throws(Tool.Fault) {
      return try Tool.definitions(in: json)
    } catch {
      throw .input("\(file.name): \(error.message)")
    }
  }

  /// The fault in the words of the option that it came from.
  static func failure(_ fault: RequestBody.Fault, _ arguments: Arguments) -> Failure {
    switch fault.part {
    case .messages: return .usage("--set: \(fault.message)")
    case .toolChoice: return .usage("--tool-choice: \(fault.message)")
    case .tools: return .input("--tool: \(fault.message)")
    case .thinking: return .usage("--thinking: \(fault.message); raise --max-tokens")
    case .toolResults: return .usage(fault.message)
    case .missingResults:
      return .usage("\(fault.message); give it with --tool-result ID=TEXT")
    case .assignment: return .usage("--set: \(fault.message)")
    case .data:
      if case .file(let file)? = arguments.data { return .input("\(file.name): \(fault.message)") }
      return .usage("--data: \(fault.message)")
    }
  }
}
