import Messages
import Options

/// The prompt: the operands or, where there are none, standard input.
///
/// Standard input is read before a conversation's file is locked: what another run writes into the pipe
/// must not wait for this run's lock.
enum Prompt {
  /// The operands; or standard input where a conversation's file asks for it, which is looked at without
  /// a lock. Nil where neither gives one.
  static func beforeLocking(_ arguments: Arguments) throws(Failure) -> String? {
    if let prompt = try operands(arguments) { return prompt }
    guard let path = arguments.conversation else { return nil }
    return try afterTurns(of: try ConversationFile(path, isOnlyRead: true).conversation, arguments)
  }

  /// Standard input where nothing gave a prompt so far and one is needed. Another run may have added to
  /// the conversation until its file was locked.
  ///
  /// - Parameter conversation: the file's content, now that it is locked; nil without a file.
  static func afterLocking(_ conversation: Conversation?, _ arguments: Arguments) throws(Failure)
    -> String?
  {
    guard let conversation else { return try standardInput(arguments, isNeeded: true) }
    return try afterTurns(of: conversation, arguments)
  }

  static let missing = Failure.usage("no prompt; give one as an operand, or - for standard input")

  private static func afterTurns(of conversation: Conversation, _ arguments: Arguments)
    throws(Failure) -> String?
  {
    if conversation.needsNoPrompt { return nil }
    return try standardInput(arguments, isNeeded: !conversation.mayNeedNoPrompt)
  }

  /// The operands, joined by line feeds; nil where there are none.
  private static func operands(_ arguments: Arguments) throws(Failure) -> String? {
    if arguments.prompt.isEmpty { return nil }
    var prompt = ""
    for (index, operand) in arguments.prompt.enumerated() {
      if index > 0 { prompt += "\n" }
      switch operand {
      case .literal(let text):
        noteFile(text, arguments)
        prompt += text
      case .standardInput:
        let text = try readStandardInput()
        // The other side of the pipe had nothing to say, as `git diff` on a clean tree.
        if text.allSatisfy(\.isWhitespace), arguments.prompt.count > 1 {
          StandardError.note("standard input is empty: the prompt is the rest")
        }
        prompt += text
      }
    }
    return try checked(prompt)
  }

  /// Says where a part of the prompt is the name of a file that was perhaps meant.
  private static func noteFile(_ text: String, _ arguments: Arguments) {
    let isBody = text.utf8.first == UInt8(ascii: "@")
    guard isBody || !arguments.attachments.isEmpty else { return }
    let name = isBody ? String(text.dropFirst()) : text
    guard (try? FileStatus(of: name))?.isRegular == true else { return }
    let file = name.contains(where: \.isWhitespace) ? Shell.quoted(name) : name
    StandardError.note(
      isBody
        ? "\(text) is sent as text; for the file's content use - <\(file), for a body --data @\(file)"
        : "\(text) is sent as text; to attach the file, put -a before it")
  }

  /// Standard input, which is read where nothing else makes a turn and it is not a terminal.
  ///
  /// - Parameter isNeeded: whether it is an error if there is none.
  private static func standardInput(_ arguments: Arguments, isNeeded: Bool) throws(Failure)
    -> String?
  {
    let hasOtherTurn =
      arguments.data != nil || !arguments.toolResults.isEmpty || !arguments.toolErrors.isEmpty
      || arguments.setsAllMessages
    if hasOtherTurn { return nil }
    guard arguments.standardInputReaders.isEmpty, !FileDescriptor.standardInput.isTerminal else {
      if !isNeeded { return nil }
      throw missing
    }
    let text = try readStandardInput()
    if text.isEmpty {
      if !isNeeded { return nil }
      throw .usage("no prompt: none was given, and standard input is empty")
    }
    return try checked(text)
  }

  private static func readStandardInput() throws(Failure) -> String {
    try InputFile.standardInput.readText(hint: "; to attach an image or a PDF: -a -")
  }

  private static func checked(_ prompt: String) throws(Failure) -> String {
    guard prompt.contains(where: { !$0.isWhitespace }) else {
      throw .usage("no prompt: the text is empty or only white space")
    }
    return prompt
  }
}
