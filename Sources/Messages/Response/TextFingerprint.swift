import JSON

/// What is known of a text that was printed and not kept: enough to tell whether another one begins
/// with it. White space at both ends does not count, which servers trim.
struct TextFingerprint: Sendable {
  private var decoder = JSONTextDecoder()
  /// Bytes up to the last that is not white space.
  private var count = 0
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  /// The white space after that.
  private var pending: [UInt8] = []

  /// Whether there was nothing but white space.
  var isBlank: Bool { count == 0 }

  /// Adds a piece, as it is spelled.
  mutating func append(_ spelling: String) {
    var spelling = spelling
    var bytes: [UInt8] = []
    spelling.withUTF8 { decoder.decode($0, into: &bytes) }
    add(bytes)
  }

  private mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte.isJSONSpace {
        if count > 0 { pending.append(byte) }
        continue
      }
      for space in pending { mix(space) }
      pending.removeAll(keepingCapacity: true)
      mix(byte)
    }
  }

  /// FNV-1a, 64 bits.
  private mutating func mix(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    count += 1
  }

  /// What the text, as it is spelled, has beyond this one, spelled too; nil where it does not begin
  /// with it.
  func rest(of spelling: String) -> String? {
    let text = JSONString(spelling: spelling).content
    let trimmed = text.utf8.drop(while: \.isJSONSpace)
    var prefix = TextFingerprint()
    prefix.add(trimmed.prefix(count))
    guard prefix.count == count, prefix.hash == hash else { return nil }
    let rest = trimmed.dropFirst(count)
    if rest.allSatisfy(\.isJSONSpace) { return "" }
    var spelled: [UInt8] = []
    JSONString.escape(
      rest.dropFirst(rest.starts(with: pending) ? pending.count : 0), into: &spelled)
    return String(decoding: spelled, as: UTF8.self)
  }
}
