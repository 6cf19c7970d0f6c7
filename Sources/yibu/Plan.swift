import JSON
import Messages
import Options

/// What the arguments mean: files read, defaults and conflicts settled. After this only the network
/// and the output can fail.
struct Plan {
  /// The request's body, byte for byte.
  let body: [UInt8]
  let form: AnswerForm
  /// Whether the request asks for a stream.
  let isStreamed: Bool

  init(_ arguments: Arguments) throws(Failure) {
    form = AnswerForm(arguments.answer)
    let base = try Self.base(arguments)
    let prompt = try Self.prompt(arguments)
    if let base, prompt == nil, !arguments.changesBody {
      body = base.bytes
      isStreamed = base.json["stream"] == true
      return
    }
    var parts = RequestBody()
    parts.base = base?.json
    parts.model =
      arguments.model ?? (base?.json["model"] == nil ? Self.defaultModel : nil)
    parts.maxTokens =
      arguments.maxTokens ?? (base?.json["max_tokens"] == nil ? Defaults.maxTokens : nil)
    parts.system = try arguments.system.map { source throws(Failure) in try source.read() }
    parts.tools = try Self.tools(arguments)
    parts.toolChoice = arguments.toolChoice.map(ToolChoice.init)
    parts.parallelTools = arguments.parallelTools
    if let prompt { parts.content = [["type": "text", "text": JSON(prompt)]] }
    parts.stream = Self.stream(arguments, base: base?.json, form: form)
    do throws(RequestBody.Fault) {
      let json = try parts.json()
      isStreamed = json["stream"] == true
      body = json.rendered
    } catch {
      throw Self.failure(error, arguments)
    }
  }

  private static var defaultModel: String { Environment.value("YIBU_MODEL") ?? Defaults.model }

  /// The longest answer that is not asked for as a stream: servers answer no longer one in one piece
  /// (the official SDKs refuse to ask).
  private static let longestUnstreamed = 21_333

  /// Nil leaves the base's own member as it is.
  private static func stream(_ arguments: Arguments, base: JSON?, form: AnswerForm) -> Bool? {
    if let stream = arguments.stream { return stream }
    if base?["stream"] != nil { return nil }
    let maxTokens = arguments.maxTokens ?? base?["max_tokens"]?.integer ?? Defaults.maxTokens
    return form != .json || maxTokens > longestUnstreamed
  }

  private static func base(_ arguments: Arguments) throws(Failure) -> (bytes: [UInt8], json: JSON)?
  {
    switch arguments.data {
    case nil: return nil
    case .literal(let text)?:
      do throws(JSONError) {
        return (Array(text.utf8), try JSON.parse(text))
      } catch {
        throw .usage(
          "--data: not JSON (line \(error.line), column \(error.column): \(error.reason.rawValue)); "
            + "to read a file: --data @FILE")
      }
    case .file(let file)?:
      let bytes = try file.readBytes()
      return (bytes, try InputFile.json(bytes, from: file.name))
    }
  }

  /// The prompt's text; nil where there is none and none is needed.
  private static func prompt(_ arguments: Arguments) throws(Failure) -> String? {
    var operands = arguments.prompt
    if operands.isEmpty {
      if arguments.data != nil { return nil }
      guard arguments.standardInputReaders.isEmpty, !FileDescriptor.standardInput.isTerminal else {
        throw .usage("no prompt; give one as an operand, or - for standard input")
      }
      operands = [.standardInput]
    }
    var texts: [String] = []
    for operand in operands {
      switch operand {
      case .literal(let text): texts.append(text)
      case .standardInput: texts.append(try InputFile.standardInput.readText())
      }
    }
    let prompt = texts.joined(separator: "\n")
    guard prompt.contains(where: { !$0.isWhitespace }) else {
      let source = operands == [.standardInput] ? "standard input is empty" : "the prompt is empty"
      throw .usage("no prompt; \(source)")
    }
    return prompt
  }

  private static func tools(_ arguments: Arguments) throws(Failure) -> [JSON] {
    var tools: [JSON] = []
    for file in arguments.tools {
      let json = try file.readJSON()
      do throws(Tool.Fault) {
        tools += try Tool.definitions(in: json)
      } catch {
        throw .input("\(file.name): \(error.message)")
      }
    }
    return tools
  }

  private static func failure(_ fault: RequestBody.Fault, _ arguments: Arguments) -> Failure {
    switch fault.part {
    case .toolChoice: return .usage("--tool-choice: \(fault.message)")
    case .tools: return .input("--tool: \(fault.message)")
    case .data:
      if case .file(let file)? = arguments.data { return .input("\(file.name): \(fault.message)") }
      return .usage("--data: \(fault.message)")
    }
  }
}

extension AnswerForm {
  init(_ answer: Arguments.Answer) {
    self =
      switch answer {
      case .text: .text
      case .json: .json
      case .events: .events
      case .toolCalls: .toolCalls
      }
  }
}
