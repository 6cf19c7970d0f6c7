#if canImport(FoundationNetworking)
  import Foundation

  /// An operation queue that runs what it is given at once, on the caller's thread.
  ///
  /// As a session's delegate queue it makes URLSession call its delegate from the very thread that
  /// reads the socket. A receiver that blocks in `write(2)` then keeps the next bytes in the kernel
  /// and the server waiting; on an ordinary queue they would pile up in memory without bound.
  ///
  /// The price: a callback must never call `cancel()`, `suspend()` or anything else that waits for
  /// URLSession's own queue, for it is running on it.
  ///
  /// `@unchecked` because the superclass is, and a subclass must repeat it; there is no state here.
  final class InlineQueue: OperationQueue, @unchecked Sendable {
    override func addOperation(_ block: @escaping @Sendable () -> Void) { block() }

    override func addOperation(_ operation: Operation) { operation.start() }
  }
#endif
