import JSON
import Messages
import Options

extension RequestBody {
  /// Everything that goes into the body but the prompt and the earlier turns. Reads the files that the
  /// arguments name, but for those of the tools.
  init(_ arguments: Arguments, base: JSON?, tools: [ToolFile]) throws(Failure) {
    self.init(order: BodyMember.order)
    self.base = base
    for member in arguments.members { members.append(try Self.member(member)) }
    noteNumberAsModel()
    addDefaults()
    self.tools = tools.flatMap(\.tools)
    toolChoice = arguments.toolChoice.map(ToolChoice.init)
    parallelTools = arguments.parallelTools
    if let schema = try arguments.schema.map(AnswerSchema.document) {
      members.append(Member("output_config.format", ["type": "json_schema", "schema": schema]))
    }
    cache = arguments.cache
    marksEnd = arguments.conversation != nil
    for item in arguments.assignments {
      let text = try item.text.read()
      do throws(Fault) {
        assignments.append(try Assignment(path: item.key, text: text))
      } catch {
        throw Failure(error, arguments)
      }
    }
    for (items, isError) in [(arguments.toolResults, false), (arguments.toolErrors, true)] {
      for item in items {
        let text = try item.text.read()
        toolResults.append(ToolResult(id: item.key, text: text, isError: isError))
      }
    }
    for attachment in arguments.attachments { attachments.append(try attachment.block()) }
    stream = arguments.stream
    longestUnstreamed = arguments.outputForm == .json ? Defaults.longestUnstreamed : -1
  }

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

  private static func member(_ typed: Arguments.Member) throws(Failure) -> Member {
    let path = typed.member.path
    switch typed.value {
    case .json(let json): return Member(path, json)
    case .strings(let sources):
      let texts = try texts(sources)
      // The API refuses these, in words that do not say which.
      if texts.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
        throw .usage("--\(typed.option): the text is empty or only white space")
      }
      return Member(path, .array(texts.map { JSON($0) }))
    case .stringOrBlocks(let sources):
      let texts = try texts(sources)
      if texts.count == 1 { return Member(path, JSON(texts[0])) }
      return Member(path, .array(texts.map { ["type": "text", "text": JSON($0)] }))
    }
  }

  /// The model and the longest answer, where neither an option nor the base names them.
  private mutating func addDefaults() {
    func isMissing(_ name: String) -> Bool {
      base?[name] == nil && !members.contains { $0.path == name }
    }
    if isMissing("model") {
      members.append(Member("model", JSON(Environment.value("YIBU_MODEL") ?? Defaults.model)))
    }
    if isMissing("max_tokens") { members.append(Member("max_tokens", JSON(Defaults.maxTokens))) }
  }

  /// curl's `-m` is a time limit.
  private func noteNumberAsModel() {
    guard let name = members.first(where: { $0.path == "model" })?.value.text, Double(name) != nil
    else {
      return
    }
    StandardError.note("-m is the model here; the time limit is --max-time \(name)")
  }

  private static func texts(_ sources: [TextSource]) throws(Failure) -> [String] {
    try sources.map { source throws(Failure) in try source.read() }
  }
}

extension Failure {
  /// The fault, told with the option that it came from.
  init(_ fault: RequestBody.Fault, _ arguments: Arguments) {
    switch fault.part {
    case .toolChoice: self = .usage("--tool-choice: \(fault.message)")
    case .tools: self = .input("--tool: \(fault.message)")
    case .thinking: self = .usage("--thinking: \(fault.message); raise --max-tokens")
    case .toolResults: self = .usage(fault.message)
    case .missingResults: self = .usage("\(fault.message); give it with --tool-result ID=TEXT")
    case .assignment: self = .usage("--set: \(fault.message)")
    case .cache: self = .usage("--cache: \(fault.message)")
    case .data:
      if case .file(let file)? = arguments.data {
        self = .input("\(file.name): \(fault.message)")
      } else {
        self = .usage("--data: \(fault.message)")
      }
    }
  }
}
