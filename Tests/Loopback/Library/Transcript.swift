import Foundation
import Synchronization

/// What the child has printed and asked for so far. Conditions are awaited on it.
package final class Transcript: Sendable {
  package enum Stream: Sendable { case stdout, stderr }

  private struct State {
    var stdout: [UInt8] = []
    var stderr: [UInt8] = []
    var requests = 0
    var left = 0
    var isOver = false
  }

  private let state = Mutex(State())
  private let changed = NSCondition()

  package init() {}

  package var stdout: [UInt8] { state.withLock(\.stdout) }
  package var stderr: [UInt8] { state.withLock(\.stderr) }

  package func append(_ bytes: some Collection<UInt8>, to stream: Stream) {
    change { state in
      switch stream {
      case .stdout: state.stdout += bytes
      case .stderr: state.stderr += bytes
      }
    }
  }

  func noteRequest() {
    change { $0.requests += 1 }
  }

  func noteLeft() {
    change { $0.left += 1 }
  }

  /// The child is gone: nothing more will come, and whoever waits need not wait on.
  package func end() {
    change { $0.isOver = true }
  }

  /// False when the time ran out, or the child ended, before the condition was met.
  package func wait(for condition: Condition, seconds: Double = Condition.seconds) -> Bool {
    wait(seconds: seconds) { state in
      switch condition {
      case .stdout(let text): state.stdout.contains(text: text)
      case .stderr(let text): state.stderr.contains(text: text)
      case .requests(let count): state.requests >= count
      case .left(let count): state.left >= count
      }
    }
  }

  /// Sleeps; less when the child ends.
  func sleep(seconds: Double) {
    _ = wait(seconds: seconds) { _ in false }
  }

  private func change(_ edit: (inout sending State) -> Void) {
    changed.lock()
    state.withLock { edit(&$0) }
    changed.broadcast()
    changed.unlock()
  }

  private func wait(seconds: Double, until isMet: (State) -> Bool) -> Bool {
    let limit = Date(timeIntervalSinceNow: seconds)
    changed.lock()
    defer { changed.unlock() }
    while true {
      let (met, over) = state.withLock { (isMet($0), $0.isOver) }
      if met || over { return met }
      if !changed.wait(until: limit) { return state.withLock { isMet($0) } }
    }
  }
}
