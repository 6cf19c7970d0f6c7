#if WORKAROUNDS
  import Foundation

  /// Works around: URLSession on Linux reads on while its delegate is busy, without bound.
  ///
  /// This is an operation queue that runs what it is given at once, on the caller's thread. As a
  /// session's delegate queue it makes URLSession call its delegate from the very thread that reads
  /// the socket. A receiver that blocks in `write(2)` then keeps the next bytes in the kernel and
  /// the server waiting.
  ///
  /// To see it: take an ordinary queue, and let nobody read standard output; 400 MB of a body take
  /// 456 MB of memory. It can go when URLSession waits for its delegate.
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
