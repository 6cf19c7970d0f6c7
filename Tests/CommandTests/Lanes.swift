import Foundation

/// Lets so many cases run at once and no more: each is a thread or more, two processes and a
/// server, and a machine with two processors makes a thousand of them miss their time limits.
actor Lanes {
  static let shared = Lanes(ProcessInfo.processInfo.activeProcessorCount * 3)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  private init(_ count: Int) { free = count }

  /// Runs blocking work on a thread of its own, so that no thread of Swift's pool is blocked.
  func run<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    await enter()
    defer { leave() }
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Swift.Result { try work() })
      }
    }
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
