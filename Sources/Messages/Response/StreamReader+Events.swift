import JSON

extension StreamReader {
  mutating func startMessage(_ message: JSON, into output: inout RenderedOutput)
    throws(ResponseFailure)
  {
    // The gateway tried another upstream: its retry loop does not look at what was already sent
    // (new-api, controller/relay.go).
    if hasPrintedContent {
      throw .garbled("the message begins a second time, after part of it was printed")
    }
    if form == .text, fold.envelope != nil { output.discard() }
    let message = message.withContentBlocks
    fold.start(message)
    text = TextRenderer()
    thinking = TextRenderer()
    // Empty, as a rule; but what stands in it is part of the answer.
    for (index, block) in (message["content"]?.elements ?? []).enumerated() {
      try startBlock(["index": JSON(index), "content_block": block], into: &output)
    }
  }

  func requireMessage() throws(ResponseFailure) {
    if fold.envelope == nil { throw .garbled("the stream does not begin with message_start") }
  }

  mutating func startBlock(_ event: JSON, into output: inout RenderedOutput)
    throws(ResponseFailure)
  {
    try requireMessage()
    let block = fold.startBlock(
      event["content_block"] ?? .object([]), index: event["index"]?.integer ?? fold.count)
    hasPrintedContent = hasPrintedContent || form == .events
    guard case .string(let string)? = block.block[block.type] else { return }
    var spelling = string.spelling
    spelling.withUTF8 { spelling in
      if block.isText { printText(spelling, paragraph: block.paragraph, into: &output) }
      if block.isThinking { printThinking(spelling, paragraph: block.paragraph, into: &output) }
    }
  }

  mutating func applyDelta(_ event: JSON, into output: inout RenderedOutput)
    throws(ResponseFailure)
  {
    guard let delta = event["delta"] else { return }
    let index = event["index"]?.integer
    if index == nil, let spelled = event["index"], !spelled.isNull {
      throw .garbled(
        "a delta for content block \(String(decoding: spelled.rendered, as: UTF8.self))")
    }
    if let (kind, string) = DeltaEvent.fragment(of: delta) {
      let bytes = Array(string.spelling.utf8)
      let result = bytes.withUnsafeBufferPointer { bytes in
        Result { () throws(ResponseFailure) in
          try apply(DeltaEvent(kind: kind, index: index, spelling: bytes), into: &output)
        }
      }
      return try result.get()
    }
    try requireMessage()
    if let place = fold.place(of: index) { fold.apply(delta, to: place) }
  }

  mutating func apply(_ delta: DeltaEvent, into output: inout RenderedOutput)
    throws(ResponseFailure)
  {
    guard let place = fold.place(of: delta.index) else {
      try requireMessage()
      let name = delta.index.map { "content block \($0)" } ?? "a content block"
      throw .garbled("a delta for \(name), which was never started")
    }
    fold.apply(delta, to: place)
    hasPrintedContent = hasPrintedContent || form == .events
    switch delta.kind {
    case .text where fold[place].isText:
      printText(delta.spelling, paragraph: fold[place].paragraph, into: &output)
    case .thinking where fold[place].isThinking:
      printThinking(delta.spelling, paragraph: fold[place].paragraph, into: &output)
    default: break
    }
  }

  /// Takes a message that a stream brings in one piece: the gateway sends pings until one is there.
  mutating func applyWhole(_ message: JSON, into output: inout RenderedOutput)
    throws(ResponseFailure)
  {
    try startMessage(message, into: &output)
    state = .ended
  }

  mutating func applyChunk(_ chunk: JSON, into output: inout RenderedOutput) {
    // Old gateways append a chunk of their own to a translated stream: it says nothing new.
    if fold.envelope != nil { return }
    var (content, reasoning) = completion.apply(chunk)
    hasPrintedContent = hasPrintedContent || form == .events
    reasoning.withUTF8 { printThinking($0, paragraph: 0, into: &output) }
    content.withUTF8 { printText($0, paragraph: 0, into: &output) }
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
