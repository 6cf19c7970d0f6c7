package import JSON

/// A file of earlier turns: an array of messages, or an object with `messages`.
package struct Conversation: Sendable {
  /// Why a file's content is not a conversation; a message for the user.
  package struct Fault: Error, Sendable, Equatable {
    /// Without the file's name.
    package var message: String
  }

  private let bytes: [UInt8]
  /// The turns as they stand in the file.
  package let messages: [JSON]

  /// Reads the content of a file; `parsed` is nil for an empty one, which is an empty conversation.
  ///
  /// - Throws: what is wrong with it.
  package init(_ bytes: [UInt8], parsed file: JSON?) throws(Fault) {
    self.bytes = bytes
    guard let file else {
      messages = []
      return
    }
    guard let messages = file.elements ?? file["messages"]?.elements else {
      let hint = file.members == nil ? file.kind : "an object without an array \"messages\""
      throw Fault(message: "not a conversation: it is \(hint)")
    }
    for (index, message) in messages.enumerated() {
      if Self.hasOpenAITools(message) {
        throw Fault(
          message: "message \(index + 1) has tools in OpenAI's form; "
            + "the calls must be tool_use blocks, and the results tool_result blocks")
      }
      guard message["role"]?.text != nil, message["content"] != nil else {
        throw Fault(message: "message \(index + 1) has no \"role\" or no \"content\"")
      }
    }
    self.messages = messages
  }

  /// Whether the message has calls or a result in the form of OpenAI's chat completions, or of what came before.
  private static func hasOpenAITools(_ message: JSON) -> Bool {
    if ["tool", "function"].contains(message["role"]?.text) { return true }
    return ["tool_calls", "function_call"].contains { name in
      guard let calls = message[name], !calls.isNull else { return false }
      return calls.elements?.isEmpty != true
    }
  }

  /// Whether the turns need no prompt: the last is the user's, or one of the model's that waits for
  /// tools, its client's or the server's own.
  package var needsNoPrompt: Bool {
    guard let last = messages.last else { return false }
    if last["role"]?.text != "assistant" { return true }
    let types = last["content"]?.elements?.map { $0["type"]?.text ?? "" } ?? []
    let end = types.last ?? ""
    return types.contains("tool_use") || end == "compaction" || end.hasSuffix("tool_use")
      || end.hasSuffix("_tool_result")
  }

  /// Whether the last turn may be one that the model paused, though it ends like a complete one: it
  /// used the server's tools.
  package var mayNeedNoPrompt: Bool {
    guard let last = messages.last, last["role"]?.text == "assistant" else { return false }
    return last["content"]?.elements?.contains {
      $0["type"]?.text?.hasSuffix("tool_use") == true && $0["type"]?.text != "tool_use"
    } ?? false
  }

  /// The file's content with more turns, each given as JSON text. What was there stays byte for byte.
  package func appending(_ turns: [[UInt8]]) -> [UInt8] {
    let joined = Array(turns.joined(separator: ",\n".utf8))
    guard let end = bytes.withUnsafeBufferPointer(Self.endOfLastMessage) else {
      return Array("[\n".utf8) + joined + Array("\n]\n".utf8)
    }
    return bytes[..<end] + Array((messages.isEmpty ? "\n" : ",\n").utf8) + joined
      + (messages.isEmpty ? [UInt8(ascii: "\n")] : []) + bytes[end...]
  }

  /// Where the array of messages holds its last element's end, or its bracket's; nil without an array.
  private static func endOfLastMessage(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var reader = JSONReader(bytes)
    do throws(JSONError) {
      var end = try endOfLastElement(&reader)
      guard end == nil, try reader.beginObject() else { return end }
      var isFirst = true
      while let name = try reader.nextName(isFirst: isFirst) {
        isFirst = false
        if JSONString(spelling: String(decoding: reader.slice(name), as: UTF8.self))
          .hasContent("messages"), let found = try endOfLastElement(&reader)
        {
          end = found
        } else {
          try reader.skipValue()
        }
      }
      return end
    } catch {
      return nil
    }
  }

  /// Passes an array and gives the end of its last element; nil, passing nothing, for no array.
  private static func endOfLastElement(_ reader: inout JSONReader) throws(JSONError) -> Int? {
    guard try reader.beginArray() else { return nil }
    var end = reader.position
    var isFirst = true
    while try reader.nextElement(isFirst: isFirst) {
      end = try reader.skipValue().upperBound
      isFirst = false
    }
    return end
  }
}
