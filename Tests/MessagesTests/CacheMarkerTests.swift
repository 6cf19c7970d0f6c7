import JSON
import Loopback
import Messages
import Testing

/// Where `--cache` puts its markers, and what a server that keeps the marked prefixes would read.
@Suite struct CacheMarkerTests {
  private static let order = ["model", "max_tokens", "system", "tools", "messages", "stream"]
  private static let mark = #","cache_control":{"type":"ephemeral","ttl":"5m"}"#

  private static func body() -> RequestBody {
    var body = RequestBody(order: order)
    body.cache = "5m"
    body.prompt = "Q"
    return body
  }

  private static func text(_ body: RequestBody) throws -> String {
    String(decoding: try body.build().json.rendered, as: UTF8.self)
  }

  @Test func `the last attachment`() throws {
    var body = Self.body()
    body.members = [.init("system", "S")]
    body.attachments = [["type": "image"], ["type": "document"]]
    #expect(
      try Self.text(body) == #"{"system":"S","messages":[{"role":"user","content":["#
        + #"{"type":"image"},{"type":"document"\#(Self.mark)},{"type":"text","text":"Q"}]}]}"#)
  }

  @Test func `else the system prompt, as an array`() throws {
    var body = Self.body()
    body.members = [.init("system", "S")]
    body.tools = [["name": "t"]]
    #expect(
      try Self.text(body) == #"{"system":[{"type":"text","text":"S"\#(Self.mark)}],"#
        + #""tools":[{"name":"t"}],"messages":[{"role":"user","content":"Q"}]}"#)
  }

  @Test func `else the last tool that is not loaded later`() throws {
    var body = Self.body()
    body.tools = [["name": "t"], ["name": "u", "defer_loading": true]]
    #expect(
      try Self.text(body) == #"{"tools":[{"name":"t"\#(Self.mark)},"#
        + #"{"name":"u","defer_loading":true}],"#
        + #""messages":[{"role":"user","content":"Q"}]}"#)
  }

  @Test func `else the prompt`() throws {
    #expect(
      try Self.text(Self.body()) == #"{"messages":[{"role":"user","content":["#
        + #"{"type":"text","text":"Q"\#(Self.mark)}]}]}"#)
  }

  @Test func `the turn that is kept has no marker`() throws {
    var body = Self.body()
    body.marksEnd = true
    body.attachments = [["type": "image"]]
    let built = try body.build()
    #expect(!String(decoding: JSON.array(built.newTurns).rendered, as: UTF8.self).contains("cache"))
    #expect(String(decoding: built.json.rendered, as: UTF8.self).contains("cache"))
  }

  @Test func `a marker of the base stays, and a fifth is refused`() throws {
    let marked: JSON = ["type": "text", "text": "x", "cache_control": ["type": "ephemeral"]]
    var body = Self.body()
    body.base = ["system": [marked, marked, marked, marked]]
    #expect(try Self.text(body).contains(#"{"type":"ephemeral"}"#))
    #expect(try !Self.text(body).contains("5m"))
    body.attachments = [["type": "image"]]
    #expect(throws: RequestBody.Fault.self) { try body.build() }
  }

  /// How many blocks the request reads.
  private static func read(_ request: JSON, _ cache: inout PromptCache) throws -> Int {
    let usage = cache.take(request)
    return try #require(usage).read
  }

  @Test func `a loop of questions over one document reads from the second on`() throws {
    var cache = PromptCache()
    let reads = try ["one", "two", "three"].map { question in
      var body = Self.body()
      body.members = [.init("system", "rules")]
      body.attachments = [["type": "document"]]
      body.prompt = question
      return try Self.read(try body.build().json, &cache)
    }
    #expect(reads == [0, 2, 2])
  }

  @Test func `a loop of questions with the same tools reads from the second on`() throws {
    var cache = PromptCache()
    let reads = try ["one", "two", "three"].map { question in
      var body = Self.body()
      body.tools = [["name": "t"], ["name": "u"]]
      body.prompt = question
      return try Self.read(try body.build().json, &cache)
    }
    #expect(reads == [0, 2, 2])
  }

  @Test func `each turn of a conversation reads what the last one wrote`() throws {
    var cache = PromptCache()
    var turns: [JSON] = []
    var reads: [Int] = []
    for turn in 1...5 {
      var body = Self.body()
      body.marksEnd = true
      body.members = [.init("system", "rules")]
      body.conversation = turns
      body.prompt = "question \(turn)"
      let built = try body.build()
      reads.append(try Self.read(built.json, &cache))
      turns += built.newTurns
      turns.append(["role": "assistant", "content": [["type": "text", "text": "a"]]])
    }
    #expect(reads == [0, 2, 4, 6, 8])
  }
}
