/// A body cut into the pieces in which it is sent.
struct Body {
  private(set) var pieces: [[UInt8]]
  /// What a Content-Length announces, were the body not cut.
  let announced: Int

  init(_ bytes: [UInt8], isEventStream: Bool, delivery: Delivery) {
    var pieces = isEventStream ? Body.events(in: bytes) : [bytes]
    if let ending = delivery.lineEnding.map({ Array($0.utf8) }) {
      pieces = pieces.map { piece in
        let lines = piece.split(separator: 10, omittingEmptySubsequences: false)
        return Array(lines.joined(separator: ending))
      }
    }
    let whole = pieces.reduce(0) { $0 + $1.count }
    announced = delivery.isBroken ? whole : min(delivery.cut ?? whole, whole)
    self.pieces = pieces
    if let size = delivery.chunkSize { split(size) }
    if let cut = delivery.cut { keep(cut) }
  }

  /// A chunk of HTTP's chunked coding. An empty one would end the body.
  static func chunk(_ bytes: [UInt8]) -> [UInt8] {
    bytes.isEmpty ? [] : Array((String(bytes.count, radix: 16) + "\r\n").utf8) + bytes + [13, 10]
  }

  /// Each with the blank line that ends it.
  private static func events(in bytes: [UInt8]) -> [[UInt8]] {
    var events: [[UInt8]] = []
    var start = 0
    while let end = bytes.firstIndex(of: [10, 10], from: start) {
      events.append(Array(bytes[start..<end + 2]))
      start = end + 2
    }
    return start < bytes.count ? events + [Array(bytes[start...])] : events
  }

  private mutating func split(_ size: Int) {
    let all = Array(pieces.joined())
    pieces = stride(from: 0, to: all.count, by: max(1, size)).map {
      Array(all[$0..<min(all.count, $0 + max(1, size))])
    }
  }

  private mutating func keep(_ count: Int) {
    var left = count
    pieces = pieces.compactMap { piece in
      defer { left -= min(left, piece.count) }
      return left > 0 ? Array(piece.prefix(left)) : nil
    }
  }
}
