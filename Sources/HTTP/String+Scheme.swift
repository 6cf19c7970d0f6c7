extension String {
  /// An absolute URL in two: what stands before `://`, and what follows it; nil for any other text.
  ///
  /// Byte by byte: a search for a text with the standard library takes longer than all else that is done to
  /// the URL.
  package var splitAtScheme: (scheme: Substring, rest: Substring)? {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")),
      self[colon...].utf8.starts(with: "://".utf8)
    else { return nil }
    return (self[..<colon], self[utf8.index(colon, offsetBy: 3)...])
  }
}
