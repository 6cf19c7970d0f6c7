import HTTP
import JSON
import Messages
import Testing

/// What is too large to be an answer is not read to its end.
@Suite struct LimitTests {
  /// Reads a body that is given in pieces; whether the reader wanted all of it, and what came of it.
  private static func read(
    _ pieces: [String], status: Int = 200, type: String = "text/event-stream",
    form: OutputForm = .json
  ) -> (wantsMore: Bool, result: ResponseResult, output: String) {
    var limits = ResponseLimits()
    (limits.error, limits.held, limits.leadingSpace) = (100, 300, 50)
    var reader = ResponseReader(
      form: form, keepsMessage: form == .json, showsThinking: false, isHeld: false, limits: limits)
    reader.begin(
      ResponseHead(status: status, fields: [.init(name: "content-type", value: type)]))
    var output = RenderedOutput()
    var wantsMore = true
    for piece in pieces where wantsMore {
      wantsMore = Array(piece.utf8).withUnsafeBufferPointer { reader.receive($0, into: &output) }
    }
    let result = reader.finish(isWhole: true, into: &output)
    return (wantsMore, result, String(decoding: output.standardOutput, as: UTF8.self))
  }

  private static let start = "data: {\"type\":\"message_start\",\"message\":{\"content\":[]}}\n\n"
  private static let delta =
    "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"0123456789\"}}\n\n"

  @Test("the words of an error inside a stream")
  func words() {
    let message = String(repeating: "word ", count: 100_000)
    var reader = ResponseReader(
      form: .text, keepsMessage: false, showsThinking: false, isHeld: false)
    reader.begin(ResponseHead(status: 200))
    var output = RenderedOutput()
    let event =
      "event: error\ndata: {\"error\":{\"type\":\"api_error\",\"message\":\"\(message)\"}}\n\n"
    _ = Array(event.utf8).withUnsafeBufferPointer { reader.receive($0, into: &output) }
    guard case .api(let error)? = reader.finish(isWhole: true, into: &output).failure else {
      Issue.record("no error")
      return
    }
    #expect(error.type == "api_error")
    #expect(error.message == String(message.prefix(65_536)))
  }

  @Test("the body of an error")
  func error() {
    let long = Self.read(["{\"error\":\"", String(repeating: "x", count: 100)], status: 500)
    #expect(!long.wantsMore)
    #expect(
      long.result.failure
        == .tooLarge("HTTP 500: the body of the error is larger than 100 bytes"))
    guard case .api? = Self.read(["{\"error\":\"x\"}"], status: 500).result.failure else {
      Issue.record("no error")
      return
    }
  }

  @Test("an answer in one piece")
  func whole() {
    let read = Self.read([
      "{\"type\":\"message\",\"content\":[\"", String(repeating: "x", count: 300),
    ])
    #expect(!read.wantsMore)
    #expect(read.result.failure == .tooLarge("the answer is larger than 300 bytes"))
    #expect(read.output.isEmpty)
  }

  @Test("one event, however it is cut")
  func event() {
    let tail = Array(repeating: "0123456789", count: 40)
    for lines in [tail, tail.map { "data: \($0)\n" }, [tail.joined()]] {
      let read = Self.read([Self.start, "data: "] + lines)
      #expect(!read.wantsMore)
      #expect(
        read.result.failure == .tooLarge("an event of the stream is larger than 300 bytes"))
    }
  }

  @Test("an answer that is kept; one that is only printed has any length")
  func held() {
    let pieces = [Self.start] + Array(repeating: Self.delta, count: 40)
    let kept = Self.read(pieces)
    #expect(kept.result.failure == .tooLarge("the answer is larger than 300 bytes"))
    let printed = Self.read(pieces, form: .text)
    #expect(printed.result.failure == .brokenOff)
    #expect(printed.output.utf8.count == 401)
  }

  @Test("white space ahead of an answer is kept up to a bound, and counts for nothing beyond")
  func leadingSpace() {
    let message = "{\"type\":\"message\",\"content\":[\"a\"],\"stop_reason\":\"end_turn\"}"
    let spaces = Array(repeating: " \n", count: 1000)
    let long = Self.read(spaces + [message], type: "application/json")
    #expect(long.result.failure == nil)
    #expect(long.output == message)
    #expect(Self.read(["\n ", message], type: "application/json").output == "\n " + message)
  }

  @Test("what takes much memory for its spelling counts for what it takes")
  func footprint() {
    let block =
      "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\"}}\n\n"
    let read = Self.read([Self.start, block], form: .text)
    #expect(read.result.failure == .tooLarge("the answer is larger than 300 bytes"))
    let zeros = JSON.array(Array(repeating: 0, count: 1000))
    #expect(zeros.footprint >= 1000 * MemoryLayout<JSON>.stride)
    #expect(JSON("word").footprint < 100)
  }

  @Test("a refusal in another protocol is kept, and counts")
  func refusal() {
    let chunk =
      "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"delta\":{\"refusal\":\"0123456789\"}}]}\n\n"
    let read = Self.read(Array(repeating: chunk, count: 40), form: .text)
    #expect(read.result.failure == .tooLarge("the answer is larger than 300 bytes"))
  }
}
