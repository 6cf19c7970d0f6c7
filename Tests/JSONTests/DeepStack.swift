import Foundation

/// Runs the body on a thread of its own with room for a thousand levels of unoptimised recursion:
/// the threads that tests run on have half a megabyte on macOS.
func withDeepStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
  await withCheckedContinuation { continuation in
    let thread = Thread { continuation.resume(returning: body()) }
    thread.stackSize = 16 << 20
    thread.start()
  }
}
