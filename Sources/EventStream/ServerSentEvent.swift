/// One event of a `text/event-stream`. Its bytes are borrowed from the parser: valid only during the
/// call that hands it over.
package struct ServerSentEvent {
  /// The value of the `event` field; empty where there was none.
  package var name: UnsafeBufferPointer<UInt8>
  /// The values of the `data` fields, joined with LF.
  package var data: UnsafeBufferPointer<UInt8>
  /// Whether `data` is one line, as it nearly always is, and so holds no LF.
  package var isOneLine: Bool
  /// False for JSON text that stood in the stream without a field name.
  ///
  /// The gateway appends its errors so, once a stream has begun (new-api, controller/relay.go). The
  /// standard has such lines ignored.
  package var isFramed: Bool
}
