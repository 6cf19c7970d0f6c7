import Foundation

/// Lets so many cases run at once and no more: each is a thread or more, two processes and a server, and a
/// machine with two processors makes a thousand of them miss their time limits.
enum Lanes {
  private static let queue: OperationQueue = {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = ProcessInfo.processInfo.activeProcessorCount * 3
    return queue
  }()

  /// Runs blocking work, without blocking a thread of Swift's pool.
  static func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.addOperation { continuation.resume(with: Result { try work() }) }
    }
  }
}
