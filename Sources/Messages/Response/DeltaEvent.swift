import JSON

/// A `content_block_delta` event, read without building a value: an answer has thousands.
struct DeltaEvent {
  enum Kind { case text, inputJSON, thinking, signature }

  var kind: Kind
  /// Nil where the server left it out: then the delta is for the block that was started last.
  var index: Int?
  /// The fragment as it is spelled between its quotation marks; borrowed from the event's data.
  var spelling: UnsafeBufferPointer<UInt8>

  /// Nil for any other event, and for deltas that carry more than one string or an unknown type:
  /// those are read as values. The whole text is checked either way.
  init?(_ data: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    if let usual = Self.usual(data) {
      self = usual
      return
    }
    guard let other = try Self.other(data) else { return nil }
    self = other
  }

  init(kind: Kind, index: Int?, spelling: UnsafeBufferPointer<UInt8>) {
    self.kind = kind
    self.index = index
    self.spelling = spelling
  }

  /// An event spelled the way that servers spell it, member for member: then its names need only be
  /// compared. Nil for any other; `other` gives the same for both.
  private static func usual(_ data: UnsafeBufferPointer<UInt8>) -> DeltaEvent? {
    var reader = JSONReader(data)
    guard reader.pass(#"{"type":"content_block_delta","index":"#), let index = reader.passIndex(),
      reader.pass(#","delta":{"type":""#), let kind = usualKind(&reader),
      let fragment = try? reader.readStringIfPresent(),
      reader.passClosingBrace(), reader.passClosingBrace(), (try? reader.end()) != nil
    else { return nil }
    return DeltaEvent(kind: kind, index: index, spelling: reader.slice(fragment))
  }

  /// Passes what stands between the delta's type and its fragment.
  private static func usualKind(_ reader: inout JSONReader) -> Kind? {
    if reader.pass(#"text_delta","text":"#) { return .text }
    if reader.pass(#"input_json_delta","partial_json":"#) { return .inputJSON }
    if reader.pass(#"thinking_delta","thinking":"#) { return .thinking }
    return nil
  }

  /// An event with its members in any order.
  static func other(_ data: UnsafeBufferPointer<UInt8>) throws(JSONError) -> DeltaEvent? {
    var reader = JSONReader(data)
    guard try reader.beginObject() else { return nil }
    var isDelta = false
    var index: Int?
    var delta: (kind: Kind, spelling: Range<Int>)?
    var isFirst = true
    while let name = try reader.nextName(isFirst: isFirst) {
      isFirst = false
      if reader.matches(name, "type") {
        guard let type = try reader.readStringIfPresent(),
          reader.matches(type, "content_block_delta")
        else { return nil }
        isDelta = true
      } else if reader.matches(name, "index") {
        let spelling = reader.slice(try reader.skipValue())
        index = Int(String(decoding: spelling, as: UTF8.self))
        if index == nil { return nil }
      } else if reader.matches(name, "delta") {
        guard let read = try Self.readDelta(&reader) else { return nil }
        delta = read
      } else if ["error", "content_block", "choices"].contains(where: { reader.matches(name, $0) })
      {
        // These are looked at first, whatever else is in it.
        return nil
      } else {
        try reader.skipValue()
      }
    }
    try reader.end()
    guard isDelta, let delta else { return nil }
    return DeltaEvent(kind: delta.kind, index: index, spelling: reader.slice(delta.spelling))
  }

  private static func readDelta(_ reader: inout JSONReader) throws(JSONError)
    -> (kind: Kind, spelling: Range<Int>)?
  {
    guard try reader.beginObject() else { return nil }
    var type: Range<Int>?
    var fragment: (name: Range<Int>, spelling: Range<Int>)?
    var isFirst = true
    while let name = try reader.nextName(isFirst: isFirst) {
      isFirst = false
      if reader.matches(name, "type") {
        type = try reader.readStringIfPresent()
        if type == nil { return nil }
      } else {
        guard fragment == nil, let spelling = try reader.readStringIfPresent() else { return nil }
        fragment = (name, spelling)
      }
    }
    guard let type, let fragment else { return nil }
    for (kind, typeName, memberName) in kinds
    where reader.matches(type, typeName) && reader.matches(fragment.name, memberName) {
      return (kind, fragment.spelling)
    }
    return nil
  }

  /// The fragments in a parsed delta, whatever else is in it. The member says what a fragment is: a
  /// gateway may put text into a delta that calls itself something else. Deltas of a type that does not
  /// exist yet have none.
  static func fragments(of delta: JSON) throws(ResponseFailure) -> [(
    kind: Kind, string: JSONString
  )] {
    let type = delta["type"]?.text ?? ""
    guard type.isEmpty || knownTypes.contains(type) else { return [] }
    var fragments: [(kind: Kind, string: JSONString)] = []
    for (kind, typeName, memberName) in kinds {
      guard kind != .signature || type == "\(typeName)" else { continue }
      switch (delta["\(memberName)"], kind) {
      case (nil, _), (.null?, _): break
      case (.string(let string)?, _): fragments.append((kind, string))
      // Some send the input itself.
      case (let input?, .inputJSON):
        fragments.append((kind, JSONString(String(decoding: input.rendered, as: UTF8.self))))
      case (_, .signature): break
      case (let other?, _):
        throw .garbled("a delta whose \(memberName) is \(other.kind)")
      }
    }
    return fragments
  }

  private static let knownTypes: Set<String> = [
    "text_delta", "input_json_delta", "thinking_delta", "signature_delta", "citations_delta",
    "compaction_delta",
  ]

  private static let kinds: [(Kind, StaticString, StaticString)] = [
    (.text, "text_delta", "text"),
    (.inputJSON, "input_json_delta", "partial_json"),
    (.thinking, "thinking_delta", "thinking"),
    (.signature, "signature_delta", "signature"),
  ]
}
