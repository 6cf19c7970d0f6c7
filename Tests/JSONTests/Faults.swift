import JSON
import Testing

/// A place in a text and what is wrong there: as much of a `JSONError` as most tests care for.
struct Fault: Equatable, Sendable {
  var reason: JSONError.Reason
  var offset: Int

  init(_ reason: JSONError.Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  init(_ error: JSONError) { self.init(error.reason, at: error.offset) }
}

/// What refuses a text; nil where it is JSON. The value parser and the skipping reader must agree.
func refusal(
  of bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
) -> JSONError? {
  let parsing = parsingError(in: bytes)
  let skipping = skippingError(in: bytes)
  #expect(parsing == skipping, sourceLocation: sourceLocation)
  return parsing
}

func fault(in text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Fault? {
  refusal(of: Array(text.utf8), sourceLocation: sourceLocation).map(Fault.init)
}

func parsingError(in bytes: [UInt8]) -> JSONError? {
  do throws(JSONError) {
    _ = try JSON.parse(bytes)
    return nil
  } catch {
    return error
  }
}

func skippingError(in bytes: [UInt8]) -> JSONError? {
  bytes.withUnsafeBufferPointer { bytes in
    var reader = JSONReader(bytes)
    do throws(JSONError) {
      try reader.skipValue()
      try reader.end()
      return nil
    } catch {
      return error
    }
  }
}

extension JSON {
  /// The compact text, to compare with a literal.
  var renderedText: String { String(decoding: rendered, as: UTF8.self) }
}
