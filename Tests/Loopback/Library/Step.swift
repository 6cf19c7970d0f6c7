/// One thing that the server does in a reply.
package enum Step: Sendable {
  /// Bytes, exactly.
  case send(Content)
  /// A head as it stands, with no framing added.
  case head(Head)
  case respond(Response)
  /// A message in one piece, whose usage is what the prompt cache comes to for the request.
  case cached(String)
  /// One event of a stream, in an HTTP chunk of its own; the head goes first where none was sent.
  case event(Piece, head: Head, times: Int, pause: Double)
  case chunk(Content)
  /// The last chunk, with trailers.
  case endChunks([String])
  case await(Condition)
  case sleep(Double)
  /// The connection is closed as it stands; without this, an open chunked body is ended first.
  case close
  case reset
  /// Nothing more, until the client goes or the case ends.
  case hang
  /// As the first step: the request is not read. `read` reads it later.
  case noRead
  case read
}
