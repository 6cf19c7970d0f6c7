#if os(Linux)
  import Glibc
  import Synchronization

  /// Mends: URLSession takes 11,000 instructions for each piece of a body that libcurl hands it.
  ///
  /// libcurl hands over each HTTP chunk on its own, however many came in one packet, and for each
  /// of them Foundation makes a timer, a `Data` and two look-ups (`resetTimer` in
  /// `EasyHandle.swift`, `notifyDelegate` in `NativeProtocol.swift`). Here the pieces are put
  /// together until libcurl has read what the socket has to offer; nothing waits for bytes that are
  /// yet to come.
  ///
  /// To see it: let `receiveBody` call `pass` at once; half a million small chunks then take seven
  /// times as long as with curl, and 184 MB. It can go when a piece costs Foundation as little as a
  /// copy.
  extension Transfer {
    private static let batchCapacity = 1 << 17

    static let receiveBody: DataCallback = { bytes, size, count, pointer in
      Transfer.of(pointer)?.add(bytes, size * count) ?? 0
    }

    /// Returns how many bytes were taken, as libcurl's write callback does; fewer end the transfer.
    private func add(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
      guard !isAbandoned.load(ordering: .relaxed) else { return 0 }
      guard thread.load(ordering: .relaxed) != 0, count <= Self.batchCapacity else {
        return passBatch() && body.pass(bytes, count) ? count : 0
      }
      if batchCount + count > Self.batchCapacity, !passBatch() { return 0 }
      let batch = self.batch ?? .allocate(capacity: Self.batchCapacity)
      self.batch = batch
      memcpy(batch + batchCount, bytes, count)
      batchCount += count
      return count
    }

    func passBatch() -> Bool {
      guard let batch, batchCount > 0 else { return true }
      let count = batchCount
      batchCount = 0
      return body.pass(batch, count)
    }
  }
#endif
