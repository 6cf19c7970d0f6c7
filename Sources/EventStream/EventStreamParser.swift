/// Parses `text/event-stream` as the WHATWG HTML standard has it (9.2.6), from bytes in any pieces.
///
/// Two things are added for what gateways send: lines that begin with `{`, white space aside, up to
/// the next empty line, field or unindented `{`, are handed over as an event that is not framed;
/// and `finish` hands over an event that the end of the stream left without its empty line. `id` and
/// `retry` mean nothing to a client that never reconnects, and are ignored like comments.
package struct EventStreamParser: Sendable {
  /// The beginning of a line whose end has not come yet.
  private var partialLine: [UInt8] = []
  /// The name and data of the event at hand, as far as earlier pieces held them.
  private var name: [UInt8] = []
  private var data: [UInt8] = []
  private var kind = Kind.none
  private var isOneLine = true
  private var isAtStart = true
  private var skipsLineFeed = false

  private enum Kind { case none, framed, unframed }

  /// Begins before the first byte of a stream.
  package init() {}

  /// How many bytes of an event that is not complete yet are kept.
  package var heldCount: Int { partialLine.count + data.count }

  /// Takes the next piece of the stream and hands over the events that it completes, in order.
  package mutating func feed(
    _ piece: UnsafeBufferPointer<UInt8>, _ receive: (ServerSentEvent) -> Void
  ) {
    if piece.isEmpty { return }
    var lines = LineScanner(piece)
    // The data of an event whose lines all stand in this piece is never copied.
    var borrowed = piece[0..<0]
    if skipsLineFeed {
      skipsLineFeed = false
      lines.skipLineFeed()
    }
    while let line = lines.next() {
      if partialLine.isEmpty {
        take(line, &borrowed, receive)
      } else {
        let whole = partialLine + line
        partialLine.removeAll(keepingCapacity: true)
        whole.withUnsafeBufferPointer { whole in
          var borrowedFromLine = whole[0..<0]
          take(whole[...], &borrowedFromLine, receive)
          append(borrowedFromLine)
        }
      }
    }
    skipsLineFeed = lines.endsWithCarriageReturn
    partialLine += lines.rest
    append(borrowed)
  }

  /// Says that the stream has ended and hands over what stood unfinished at its end.
  package mutating func finish(_ receive: (ServerSentEvent) -> Void) {
    let line = partialLine
    partialLine = []
    line.withUnsafeBufferPointer { line in
      var borrowed = line[0..<0]
      if !line.isEmpty { take(line[...], &borrowed, receive) }
      dispatch(&borrowed, receive)
    }
  }

  /// Takes one whole line. `borrowed` is the event's data so far where it is one line of the piece.
  private mutating func take(
    _ line: Line, _ borrowed: inout Line, _ receive: (ServerSentEvent) -> Void
  ) {
    var line = line
    if isAtStart {
      isAtStart = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    }
    if line.isEmpty { return dispatch(&borrowed, receive) }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    switch Field(line[..<colon]) {
    case .data:
      if kind == .unframed { dispatch(&borrowed, receive) }
      addData(value(of: line, after: colon), &borrowed)
      kind = .framed
    case .event:
      if kind == .unframed { dispatch(&borrowed, receive) }
      if !name.isEmpty { name.removeAll(keepingCapacity: true) }
      name.append(contentsOf: UnsafeBufferPointer(rebasing: value(of: line, after: colon)))
    case .ignored:
      if kind == .unframed { dispatch(&borrowed, receive) }
    case .unknown:
      let opening = line.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      guard kind == .unframed || opening == UInt8(ascii: "{") else { return }
      // An object after another begins its line; inside one, lines are indented.
      let isNext = kind == .unframed && line.first == UInt8(ascii: "{")
      if kind == .framed || isNext { dispatch(&borrowed, receive) }
      addData(line, &borrowed)
      kind = .unframed
    }
  }

  private enum Field {
    case data, event, ignored, unknown

    init(_ name: Line) {
      switch name.count {
      case 0: self = .ignored
      case 2: self = name.isEqual("id") ? .ignored : .unknown
      case 4: self = name.isEqual("data") ? .data : .unknown
      case 5: self = name.isEqual("event") ? .event : name.isEqual("retry") ? .ignored : .unknown
      default: self = .unknown
      }
    }
  }

  private func value(of line: Line, after colon: Int) -> Line {
    let value = line[min(colon + 1, line.endIndex)...]
    return value.first == UInt8(ascii: " ") ? value.dropFirst() : value
  }

  private mutating func addData(_ value: Line, _ borrowed: inout Line) {
    if kind == .none {
      borrowed = value
    } else {
      append(borrowed)
      isOneLine = false
      data.append(UInt8(ascii: "\n"))
      data += value
      borrowed = borrowed[borrowed.startIndex..<borrowed.startIndex]
    }
  }

  private mutating func append(_ borrowed: Line) {
    if !borrowed.isEmpty { data.append(contentsOf: UnsafeBufferPointer(rebasing: borrowed)) }
  }

  /// Hands over the event at hand, if it has data, and starts the next.
  private mutating func dispatch(_ borrowed: inout Line, _ receive: (ServerSentEvent) -> Void) {
    if kind != .none {
      let isFramed = kind == .framed
      name.withUnsafeBufferPointer { name in
        func hand(_ data: UnsafeBufferPointer<UInt8>) {
          receive(
            ServerSentEvent(name: name, data: data, isOneLine: isOneLine, isFramed: isFramed))
        }
        if data.isEmpty {
          hand(UnsafeBufferPointer(rebasing: borrowed))
        } else {
          data.withUnsafeBufferPointer(hand)
        }
      }
    }
    borrowed = borrowed[borrowed.startIndex..<borrowed.startIndex]
    if !name.isEmpty { name.removeAll(keepingCapacity: true) }
    if !data.isEmpty { data.removeAll(keepingCapacity: true) }
    kind = .none
    isOneLine = true
  }
}
