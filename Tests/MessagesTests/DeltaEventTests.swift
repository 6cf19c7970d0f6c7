import EventStream
import JSON
import Testing

@testable import Messages

/// Deltas are read without building values. What comes of it must be what the plain way gives.
@Suite struct DeltaEventTests {
  /// What an event is read as.
  private struct Fragment: Equatable {
    var kind: DeltaEvent.Kind
    var index: Int?
    var spelling: String
  }

  private static func fast(_ data: [UInt8]) -> Result<Fragment?, JSONError> {
    data.withUnsafeBufferPointer { data in
      Result { () throws(JSONError) in
        try DeltaEvent(data).map {
          Fragment(
            kind: $0.kind, index: $0.index, spelling: String(decoding: $0.spelling, as: UTF8.self))
        }
      }
    }
  }

  private static func plain(_ data: [UInt8]) -> Result<Fragment?, JSONError> {
    Result { () throws(JSONError) in
      let event = try JSON.parse(data)
      guard event["type"]?.text == "content_block_delta", let delta = event["delta"],
        let fragments = try? DeltaEvent.fragments(of: delta), fragments.count == 1
      else { return nil }
      let (kind, string) = fragments[0]
      let index = event["index"]?.integer
      return Fragment(kind: kind, index: index, spelling: string.spelling)
    }
  }

  /// The fast way may leave an event to the plain one, but may not read it otherwise.
  private static func expectSame(_ data: [UInt8], _ place: SourceLocation = #_sourceLocation) {
    let text = String(decoding: data, as: UTF8.self)
    switch (fast(data), plain(data)) {
    case (.success(nil), _): break
    case (.success(let fast?), .success(let plain)):
      #expect(fast == plain, "\(text)", sourceLocation: place)
    case (.success(.some), .failure(let error)):
      Issue.record("read, though \(error): \(text)", sourceLocation: place)
    case (.failure, .success):
      Issue.record("refused, though it is JSON: \(text)", sourceLocation: place)
    case (.failure, .failure): break
    }
  }

  @Test("every event of every recording", arguments: Recording.all)
  func recordings(_ recording: Recording) {
    var parser = EventStreamParser()
    var deltas = 0
    func take(_ event: ServerSentEvent) {
      let data = Array(event.data)
      Self.expectSame(data)
      if case .success(.some) = Self.fast(data) { deltas += 1 }
    }
    recording.body.withUnsafeBufferPointer { parser.feed($0, take) }
    parser.finish(take)
    if recording.name == "text" { #expect(deltas == 6) }
  }

  @Test(
    "an answer whose deltas can only be read the plain way reads the same",
    arguments: Recording.all, [OutputForm.text, .json, .toolCalls])
  func plainWay(_ recording: Recording, _ form: OutputForm) {
    var other = recording
    let text = String(decoding: recording.body, as: UTF8.self)
    other.body = Array(
      text.split(separator: #"{"type":"content_block_delta""#, omittingEmptySubsequences: false)
        .joined(separator: #"{"typ\u0065":"content_block_delta""#).utf8)
    #expect(Reading(other, form: form) == Reading(recording, form: form))
  }

  private static let texts = [
    #""a""#, #""""#, #""\"""#, #""\\""#, #""\ud83d""#, #""é\n\u0000""#, "null", "7", #"["a"]"#,
    #"{"text":"b"}"#,
  ]
  private static let shapes = [
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":$}}"#,
    #"{"delta":{"text":$,"type":"text_delta"},"index":0,"type":"content_block_delta"}"#,
    #" { "type" : "content_block_delta" , "index" : 3 , "delta" : { "type" : "text_delta" , "text" : $ } } "#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":$,"more":"x"}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"x","text":$}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","more":$}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","partial_json":$}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":$}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":$,"estimated_tokens":5}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":$}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":$}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","type":"thinking_delta","thinking":$}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_d\u0065lta","text":$}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","t\u0065xt":$}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":$,"text":"x"}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"text":$}}"#,
    #"{"type":"content_block_delta","index":0,"delta":$}"#,
    #"{"type":"content_block_delta","index":$,"delta":{"type":"text_delta","text":"x"}}"#,
    #"{"type":"content_block_delta","index":0,"index":1,"delta":{"type":"text_delta","text":$}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"x"},"delta":{"type":"text_delta","text":$}}"#,
    #"{"type":"ping","type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":$}}"#,
    #"{"type":"content_block_delta","type":"ping","index":0,"delta":{"type":"text_delta","text":$}}"#,
    #"{"type":"content_block_delta","index":-1,"delta":{"type":"text_delta","text":$},"new":{"a":[$]}}"#,
    #"{"type":"content_block_delta","index":1.0,"delta":{"type":"text_delta","text":$}}"#,
    #"{"type":"content_block_delta","index":1e0,"delta":{"type":"text_delta","text":$}}"#,
    #"{"type":"content_block_delta","index":99999999999999999999,"delta":{"type":"text_delta","text":$}}"#,
    #"{"type":$,"index":0,"delta":{"type":"text_delta","text":"x"}}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":$}}x"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":$},}"#,
    #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":$}"#,
    #"[{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":$}}]"#,
    #"{"error":{"message":$},"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"x"}}"#,
  ]

  @Test("tricky spellings", arguments: shapes)
  func spellings(_ shape: String) {
    for text in Self.texts {
      let event = shape.split(separator: "$", omittingEmptySubsequences: false)
        .joined(separator: text)
      Self.expectSame(Array(event.utf8))
      // Cut anywhere, it is no JSON either way.
      for count in 0..<event.utf8.count { Self.expectSame(Array(event.utf8.prefix(count))) }
    }
  }

  @Test("what is not UTF-8 is refused either way")
  func invalidUTF8() {
    let prefix = Array(
      #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":""#.utf8)
    for bytes: [UInt8] in [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0],
    ] {
      let data = prefix + bytes + Array(#""}}"#.utf8)
      Self.expectSame(data)
      guard case .failure = Self.fast(data) else {
        Issue.record("\(bytes) was read")
        continue
      }
    }
  }
}
