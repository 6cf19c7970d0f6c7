/// A whole response in one step: where its body comes from, and how it is delivered.
package struct Answer: Sendable {
  package enum Source: Sendable {
    /// A file of Tests/Recordings; status and headers come from it.
    case recording(String)
    case json(Content)
    case message([Piece])
    case body(Content)
  }

  package var source: Source
  package var head: Head
  package var delivery = Delivery()
}

/// How a body travels.
package struct Delivery: Sendable {
  package enum Framing: String, Sendable, Decodable { case length, chunked, close }
  package enum LineEnding: String, Sendable, Decodable {
    case lf, crlf, cr

    var bytes: [UInt8] {
      switch self {
      case .lf: [10]
      case .crlf: [13, 10]
      case .cr: [13]
      }
    }
  }

  /// Default: chunked for an event stream, a length for anything else.
  package var framing: Framing?
  /// Bytes in each write and HTTP chunk. Default: an event each, or everything at once.
  package var chunkSize: Int?
  /// The body's lines end so.
  package var lineEnding: LineEnding?
  /// Only so many bytes of the body are sent.
  package var cut: Int?
  /// After a cut the framing is left open, as by a connection that broke.
  package var isBroken = false
  /// Seconds between two writes.
  package var delay = 0.0
}
