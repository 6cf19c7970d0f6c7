import JSON

/// What an event does.
extension StreamReader {
  mutating func startMessage(_ message: JSON, into output: inout RenderedOutput)
    throws(ResponseFailure)
  {
    // The gateway tried another upstream: its retry loop does not look at what was already sent
    // (new-api, controller/relay.go).
    if hasPrintedContent {
      throw .garbled("the message begins a second time, after part of it was printed")
    }
    if form == .text, hasMessage { output.discard() }
    let blocks = try ContentBlock.blocks(message["content"])
    fold.start(message)
    completion = ChatCompletionFold(keepsText: fold.keepsText)
    hasEndedEarly = false
    text = TextRenderer()
    thinking = TextRenderer()
    // Empty, as a rule; but what stands in it is part of the answer.
    for (index, block) in blocks.enumerated() {
      try startBlock(block, index: index, into: &output)
    }
  }

  func requireMessage() throws(ResponseFailure) {
    if fold.envelope == nil { throw .garbled("the stream does not begin with message_start") }
  }

  mutating func startBlock(_ block: JSON, index: Int?, into output: inout RenderedOutput)
    throws(ResponseFailure)
  {
    try requireMessage()
    // A block that does not say what it is begins with the first delta that does.
    guard let typed = try ContentBlock.typed(block) else { return }
    let (block, strayText) = ContentBlock.parted(typed)
    let (place, isNew) = fold.startBlock(block, index: index ?? fold.nextIndex)
    hasPrintedContent = hasPrintedContent || form == .events
    guard isNew else { return }
    if fold[place].isText || fold[place].isThinking,
      case .string(let string)? = block[fold[place].type]
    {
      if fold[place].isText, !string.spelling.isEmpty { fold.noteText() }
      var spelling = string.spelling
      spelling.withUTF8 { spelling in
        if fold[place].isText {
          printText(spelling, in: place, into: &output)
        } else {
          printThinking(spelling, paragraph: fold[place].paragraph, into: &output)
        }
      }
    }
    if var spelling = strayText?.spelling {
      spelling.withUTF8 { spelling in
        fold.append(text: spelling, to: place)
        printText(spelling, in: place, into: &output)
      }
    }
  }

  /// Applies a delta that was read as a value.
  mutating func apply(
    _ delta: JSON, _ fragments: [(kind: DeltaEvent.Kind, string: JSONString)], index: Int?,
    into output: inout RenderedOutput
  ) throws(ResponseFailure) {
    for (kind, string) in fragments {
      let bytes = Array(string.spelling.utf8)
      let result = bytes.withUnsafeBufferPointer { bytes in
        Result { () throws(ResponseFailure) in
          try apply(DeltaEvent(kind: kind, index: index, spelling: bytes), into: &output)
        }
      }
      try result.get()
    }
    try requireMessage()
    guard let place = fold.place(of: index) else { return }
    keptCount += fold.keepsText ? delta.footprint : 0
    fold.apply(delta, to: place)
  }

  mutating func apply(_ delta: DeltaEvent, into output: inout RenderedOutput)
    throws(ResponseFailure)
  {
    var known = fold.place(of: delta.index)
    if known == nil { known = try beginBlock(for: delta) }
    guard let place = known else { return }
    hasPrintedContent = hasPrintedContent || form == .events
    switch delta.kind {
    case .text:
      fold.append(text: delta.spelling, to: place)
      printText(delta.spelling, in: place, into: &output)
    case .thinking:
      fold.append(thinking: delta.spelling, to: place)
      printThinking(delta.spelling, paragraph: fold[place].paragraph, into: &output)
    case .signature: fold.setSignature(delta.spelling, of: place)
    case .inputJSON:
      if fold[place].takesInput {
        fold.append(input: delta.spelling, to: place)
      } else if !ToolInput.isBlank(delta.spelling) {
        throw .garbled(
          "the input of a tool call in content block \(fold[place].index), which is of type "
            + fold[place].type)
      }
    }
  }

  /// Begins the block that a delta is for and that the server did not begin: text and thinking say
  /// themselves what they are, the input of a call does not say of which. Nil where there is nothing
  /// to begin.
  private mutating func beginBlock(for delta: DeltaEvent) throws(ResponseFailure) -> Int? {
    try requireMessage()
    let index = delta.index ?? fold.nextIndex
    switch delta.kind {
    case .text: return fold.startBlock(["type": "text", "text": ""], index: index).place
    case .thinking, .signature:
      return fold.startBlock(["type": "thinking", "thinking": ""], index: index).place
    case .inputJSON:
      if ToolInput.isBlank(delta.spelling) { return nil }
      throw .garbled("the input of a tool call in content block \(index), which was never started")
    }
  }

  /// Takes a message that a stream brings in one piece: the gateway sends pings until one is there.
  mutating func applyWhole(_ message: JSON, into output: inout RenderedOutput)
    throws(ResponseFailure)
  {
    if fold.hasContent || completion.hasBegun {
      throw .garbled("a whole message after parts of one")
    }
    try startMessage(message, into: &output)
    state = .ended
  }

  mutating func applyChunk(_ chunk: JSON, into output: inout RenderedOutput)
    throws(ResponseFailure)
  {
    // Old gateways append a chunk of their own to a translated stream: it says nothing new.
    if fold.envelope != nil {
      if ChatCompletion.saysSomething(chunk) {
        throw .garbled("a chat.completion.chunk inside a message")
      }
      return
    }
    var (content, reasoning) = try completion.apply(chunk)
    hasPrintedContent = hasPrintedContent || form == .events
    reasoning.withUTF8 { printThinking($0, paragraph: 0, into: &output) }
    content.withUTF8 { printText($0, paragraph: 0, into: &output) }
  }

  /// Prints text that belongs to a block. Text in a block of another kind stands after it.
  private mutating func printText(
    _ spelling: UnsafeBufferPointer<UInt8>, in place: Int, into output: inout RenderedOutput
  ) {
    guard form == .text, !spelling.isEmpty else { return }
    let paragraph = fold[place].paragraph + (fold[place].isText ? 0 : 1)
    printText(spelling, paragraph: paragraph, into: &output)
  }

  private mutating func printText(
    _ spelling: UnsafeBufferPointer<UInt8>, paragraph: Int, into output: inout RenderedOutput
  ) {
    guard form == .text, !spelling.isEmpty else { return }
    hasPrintedContent = hasPrintedContent || !isHeld
    thinking.endLine(&output.thinking)
    text.append(spelling, paragraph: paragraph, to: &output.standardOutput)
  }

  private mutating func printThinking(
    _ spelling: UnsafeBufferPointer<UInt8>, paragraph: Int, into output: inout RenderedOutput
  ) {
    guard showsThinking, !spelling.isEmpty else { return }
    hasPrintedContent = true
    thinking.append(spelling, paragraph: paragraph, to: &output.thinking)
  }

  /// Ends the lines that the answer's end leaves open.
  mutating func endLines(_ output: inout RenderedOutput) {
    if form == .text { text.endLine(&output.standardOutput) }
    thinking.endLine(&output.thinking)
  }
}
