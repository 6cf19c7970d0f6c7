import JSON

/// A tool call in OpenAI's form, whole or as far as chunks have told it.
struct ChatCall: Sendable {
  /// Its place among the calls of the answer.
  var index = 0
  /// Nil where there is none, or an empty one.
  var id: JSON?
  /// Nil where there is none, or an empty one.
  var name: JSON?
  private(set) var arguments: [UInt8] = []
  private var decoder = JSONTextDecoder()

  init(index: Int) { self.index = index }

  /// Reads a call, or the piece of one that a delta has.
  init(_ call: JSON, index: Int) {
    self.index = index
    id = Self.name(call["id"])
    add(call)
  }

  private static func name(_ value: JSON?) -> JSON? { value?.text?.isEmpty == false ? value : nil }

  /// Some servers leave the object `function` out and put its members into the call.
  static func function(of call: JSON) -> JSON {
    call["function"].flatMap { $0.isNull ? nil : $0 } ?? call
  }

  /// The name that a piece gives.
  static func name(of call: JSON) -> JSON? { name(function(of: call)["name"]) }

  /// Adds what a piece has of name and arguments.
  mutating func add(_ call: JSON) {
    name = name ?? Self.name(of: call)
    switch Self.function(of: call)["arguments"] {
    case .string(let piece)?:
      var spelling = piece.spelling
      spelling.withUTF8 { decoder.decode($0, into: &arguments) }
    case nil, .null?: break
    // Some send the object itself.
    case let whole?: arguments += whole.rendered
    }
  }

  /// The arguments as text, all of them.
  private var argumentText: [UInt8] {
    var (text, decoder) = (arguments, decoder)
    decoder.finish(into: &text)
    return text
  }

  /// Whether it is none: some servers send an empty call beside text.
  var isPlaceholder: Bool { name == nil && input == .object([]) }

  /// The input as a value: a string where it is not a JSON object.
  private var input: JSON {
    ToolInput.value(JSON(String(decoding: argumentText, as: UTF8.self)))
  }

  /// Whether the other one is the same call, once more.
  func isSame(as other: ChatCall) -> Bool {
    (id == nil || other.id == nil || id == other.id) && name == other.name
      && ToolInput.isSame(input, other.input)
  }

  /// The call as a content block.
  var toolUse: JSON {
    ["type": "tool_use", "id": id ?? .null, "name": name ?? .null, "input": input]
  }

  /// The call as OpenAI has it.
  var json: JSON {
    [
      "id": id ?? .null, "type": "function",
      "function": [
        "name": name ?? .null,
        "arguments": JSON(String(decoding: argumentText, as: UTF8.self)),
      ],
    ]
  }

  /// The pieces of calls in a message or a delta, under `tool_calls`.
  static func pieces(in message: JSON?) throws(ResponseFailure) -> [JSON] {
    guard let value = message?["tool_calls"] else { return [] }
    let calls = (value.elements ?? [value]).filter { !$0.isNull }
    for call in calls { try check(call) }
    return calls
  }

  /// The call in the form that was there before `tool_calls`; nil where there is none.
  static func legacyPiece(in message: JSON?) throws(ResponseFailure) -> JSON? {
    guard let call = message?["function_call"], !call.isNull else { return nil }
    try check(call)
    return call
  }

  private static func check(_ call: JSON) throws(ResponseFailure) {
    for part in [call, function(of: call)] where part.members == nil {
      throw .garbled("a tool call that is \(part.kind)")
    }
    let function = function(of: call)
    let isKnown = function["name"] != nil || function["arguments"] != nil
    let carriesSomething =
      function.members?.contains { $0.value.members?.isEmpty == false } ?? false
    if !isKnown, carriesSomething { throw .garbled("a tool call without a function") }
    if let name = function["name"], name.text == nil, !name.isNull {
      throw .garbled("a tool call whose name is \(name.kind)")
    }
  }

  /// The calls of a whole message.
  static func calls(in message: JSON?) throws(ResponseFailure) -> [ChatCall] {
    let calls = try pieces(in: message).enumerated().map { ChatCall($1, index: $0) }
    let legacy = try legacyPiece(in: message)
    return all(calls, legacy: legacy.map { ChatCall($0, index: calls.count) })
  }

  /// The calls without placeholders, and the one in the older form unless it is there in the newer.
  static func all(_ calls: [ChatCall], legacy: ChatCall?) -> [ChatCall] {
    let named = calls.filter { !$0.isPlaceholder }
    guard let legacy, !legacy.isPlaceholder, !named.contains(where: legacy.isSame) else {
      return named
    }
    return named + [legacy]
  }
}
