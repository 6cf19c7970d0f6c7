#if WORKAROUNDS
  import Glibc

  /// Works around: URLSession takes 11,000 instructions for each piece of a body that libcurl hands
  /// it.
  ///
  /// libcurl hands over each HTTP chunk on its own, however many came in one packet, and for each
  /// of them Foundation makes a timer, a `Data` and two look-ups (`resetTimer` in
  /// `EasyHandle.swift`, `notifyDelegate` in `NativeProtocol.swift`). Here the pieces are put
  /// together until libcurl has read what the socket has to offer; nothing waits for bytes that are
  /// yet to come.
  ///
  /// To see it: let `receiveBody` pass each piece at once; half a million small chunks then take
  /// seven times as long as with curl, and 184 MB. It can go when a piece costs Foundation as little
  /// as a copy.
  struct BatchedBody {
    /// Bytes.
    fileprivate static let capacity = 1 << 17

    /// Where Foundation wants the body to go.
    var receiver = Transfer.Receiver()
    private var bytes: UnsafeMutablePointer<CChar>?
    private var count = 0

    /// Returns whether there is still room for that many bytes.
    fileprivate func hasRoom(for more: Int) -> Bool { count + more <= Self.capacity }

    fileprivate mutating func append(_ piece: UnsafeMutablePointer<CChar>, _ length: Int) {
      let bytes = self.bytes ?? .allocate(capacity: Self.capacity)
      self.bytes = bytes
      memcpy(bytes + count, piece, length)
      count += length
    }

    /// What has come together, valid until the next piece comes; nil where that is nothing.
    fileprivate mutating func take() -> (bytes: UnsafeMutablePointer<CChar>, count: Int)? {
      guard let bytes, count > 0 else { return nil }
      defer { count = 0 }
      return (bytes, count)
    }

    func free() { bytes?.deallocate() }
  }

  extension Transfer {
    static let receiveBody: DataCallback = { bytes, size, count, pointer in
      Transfer.of(pointer)?.add(bytes, size * count) ?? 0
    }

    /// Returns how many bytes were taken, as libcurl's write callback does; fewer end the transfer.
    private func add(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
      guard !abandonment.isAbandoned else { return 0 }
      guard activity.isInsideLibCurl, count <= BatchedBody.capacity else {
        return passBatch() && body.receiver.pass(bytes, count) ? count : 0
      }
      if !body.hasRoom(for: count), !passBatch() { return 0 }
      body.append(bytes, count)
      return count
    }

    /// Hands on what has come together. Returns whether the transfer may go on.
    func passBatch() -> Bool {
      let receiver = body.receiver
      // Foundation is called outside the access to `body`, since it may ask for more.
      guard let batch = body.take() else { return true }
      return receiver.pass(batch.bytes, batch.count)
    }
  }
#endif
