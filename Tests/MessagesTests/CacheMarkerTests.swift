import JSON
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

  /// A prompt cache by the API's rule: an entry is written at each marker, and the longest entry that is a
  /// prefix of the request, up to one of its markers, is read.
  private struct Cache {
    private var entries: Set<String> = []

    /// How many blocks a request reads.
    mutating func read(_ request: JSON) -> Int {
      var prefix = ""
      var (blocks, read, marked) = (0, 0, [String]())
      var candidates: [(prefix: String, blocks: Int)] = []
      func normalised(_ content: JSON) -> [JSON] {
        content.elements ?? [["type": "text", "text": content]]
      }
      var all = request["tools"]?.elements ?? []
      all += request["system"].map(normalised) ?? []
      for message in request["messages"]?.elements ?? [] {
        all += normalised(message["content"] ?? [])
      }
      for block in all {
        var plain = block
        plain["cache_control"] = nil
        prefix += String(decoding: plain.rendered, as: UTF8.self)
        blocks += 1
        candidates.append((prefix, blocks))
        guard block["cache_control"] != nil else { continue }
        marked.append(prefix)
        for candidate in candidates.suffix(20) where entries.contains(candidate.prefix) {
          read = max(read, candidate.blocks)
        }
      }
      entries.formUnion(marked)
      return read
    }
  }

  @Test func `a loop of questions over one document reads from the second on`() throws {
    var cache = Cache()
    let reads = try ["one", "two", "three"].map { question in
      var body = Self.body()
      body.members = [.init("system", "rules")]
      body.attachments = [["type": "document"]]
      body.prompt = question
      return cache.read(try body.build().json)
    }
    #expect(reads == [0, 2, 2])
  }

  @Test func `a loop of questions with the same tools reads from the second on`() throws {
    var cache = Cache()
    let reads = try ["one", "two", "three"].map { question in
      var body = Self.body()
      body.tools = [["name": "t"], ["name": "u"]]
      body.prompt = question
      return cache.read(try body.build().json)
    }
    #expect(reads == [0, 2, 2])
  }

  @Test func `each turn of a conversation reads what the last one wrote`() throws {
    var cache = Cache()
    var turns: [JSON] = []
    var reads: [Int] = []
    for turn in 1...5 {
      var body = Self.body()
      body.marksEnd = true
      body.members = [.init("system", "rules")]
      body.conversation = turns
      body.prompt = "question \(turn)"
      let built = try body.build()
      reads.append(cache.read(built.json))
      turns += built.newTurns
      turns.append(["role": "assistant", "content": [["type": "text", "text": "a"]]])
    }
    #expect(reads == [0, 2, 4, 6, 8])
  }
}
