import EventStream
import HTTP
import JSON
import JSONSchema
import Messages

/// What libFuzzer calls with each input: the first byte says which parser meets the rest.
///
/// A property that does not hold traps, and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let input = UnsafeBufferPointer(start: start + 1, count: count - 1)
  switch start[0] % 4 {
  case 0: fuzzJSON(input)
  case 1: fuzzEventStream(input)
  case 3: fuzzSchema(input)
  default: fuzzAnswer(input)
  }
  return 0
}

/// Parsing and skipping agree; what is parsed renders to what parses to the same.
func fuzzJSON(_ input: UnsafeBufferPointer<UInt8>) {
  var skipped: JSONError?
  do throws(JSONError) {
    var reader = JSONReader(input)
    try reader.skipValue()
    try reader.end()
  } catch {
    skipped = error
  }
  do throws(JSONError) {
    let value = try JSON.parse(input)
    precondition(skipped == nil)
    let rendered = value.rendered
    guard let again = try? JSON.parse(rendered) else { preconditionFailure() }
    precondition(again == value && again.rendered == rendered)
  } catch {
    precondition(error == skipped)
  }
}

/// However a stream is cut, its events are the same.
func fuzzEventStream(_ input: UnsafeBufferPointer<UInt8>) {
  func events(_ pieces: [Range<Int>]) -> [[UInt8]] {
    var parser = EventStreamParser()
    var events: [[UInt8]] = []
    func take(_ event: ServerSentEvent) {
      precondition(event.isOneLine == !event.data.contains(UInt8(ascii: "\n")))
      events.append(Array(event.name) + [0, event.isFramed ? 1 : 0] + Array(event.data))
    }
    for piece in pieces { parser.feed(UnsafeBufferPointer(rebasing: input[piece]), take) }
    parser.finish(take)
    return events
  }
  let whole = events([0..<input.count])
  precondition(whole == events(cuts(input.count, by: 1)))
  precondition(whole == events(cuts(input.count, by: 1 + Int(input[0] % 11))))
}

/// However an answer is cut, what it prints and comes to is the same.
func fuzzAnswer(_ input: UnsafeBufferPointer<UInt8>) {
  guard input.count > 1 else { return }
  let forms: [OutputForm] = [.text, .json, .events, .toolCalls]
  let form = forms[Int(input[0] & 3)]
  let status = [200, 200, 401, 503][Int(input[0] >> 2 & 3)]
  let isStream = input[0] >> 4 & 1 == 0
  let body = UnsafeBufferPointer(rebasing: input[1...])
  func read(_ pieces: [Range<Int>]) -> (ResponseResult, [UInt8]) {
    var reader = ResponseReader(form: form, keepsMessage: true, showsThinking: true, isHeld: false)
    var output = RenderedOutput()
    reader.begin(
      ResponseHead(
        status: status,
        fields: [.init(name: "content-type", value: isStream ? "text/event-stream" : "text/html")]))
    for piece in pieces {
      if !reader.receive(UnsafeBufferPointer(rebasing: body[piece]), into: &output) { break }
    }
    let result = reader.finish(isWhole: true, into: &output)
    return (result, output.standardOutput + [0] + output.thinking)
  }
  let (result, output) = read([0..<body.count])
  let (cutResult, cutOutput) = read(cuts(body.count, by: 1 + Int(input[0] % 7)))
  precondition(output == cutOutput)
  precondition(result.failure == cutResult.failure && result.message == cutResult.message)
}

/// A schema and a value, with a zero byte between them: the value follows the schema or its opposite,
/// and what is reported is one line.
func fuzzSchema(_ input: UnsafeBufferPointer<UInt8>) {
  guard let middle = input.firstIndex(of: 0),
    let document = try? JSON.parse(UnsafeBufferPointer(rebasing: input[..<middle])),
    let value = try? JSON.parse(UnsafeBufferPointer(rebasing: input[(middle + 1)...])),
    let schema = try? Schema(compiling: document)
  else { return }
  let violation = schema.firstViolation(in: value)
  precondition(violation?.description.contains(where: \.isNewline) != true)
  guard violation?.message.hasPrefix("cannot be checked") != true else { return }
  var inner = document
  if inner.members != nil { inner["$id"] = "http://inner.example/" }
  let opposite: JSON = ["not": ["$ref": "#/$defs/inner"], "$defs": ["inner": inner]]
  guard let schema = try? Schema(compiling: opposite),
    let other = schema.firstViolation(in: value)
  else { return }
  precondition(violation == nil || other.message.hasPrefix("cannot be checked"))
}

func cuts(_ count: Int, by size: Int) -> [Range<Int>] {
  stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
}
