import HTTP
import JSON
import Messages
import Synchronization

/// An attempt at a response that is wanted in one piece, as JSON.
final class FetchAttempt: Attempt {
  private struct State: Sendable {
    var head: ResponseHead?
    var bytes: [UInt8] = []
    var body: JSON?
    /// Why the rest of the body is not read.
    var excess: ResponseFailure?
  }

  private let state = Mutex(State())

  /// The response's head; nil where none came.
  var head: ResponseHead? { state.withLock { $0.head } }
  /// The body, as far as it came.
  var bytes: [UInt8] { state.withLock { $0.bytes } }
  /// The body as JSON; nil where the attempt failed, and before `finish`.
  var body: JSON? { state.withLock { $0.body } }

  func receive(_ part: ResponsePart) -> Continuation {
    state.withLock { state in
      switch part {
      case .head(let head): state.head = head
      case .body(let bytes):
        let (head, limits) = (state.head ?? ResponseHead(status: 0), ResponseLimits())
        guard state.bytes.count + bytes.count <= limits.body(of: head) else {
          state.excess = limits.failure(of: head)
          state.bytes = []
          return .done
        }
        state.bytes += bytes
      }
      return .more
    }
  }

  func finish(_ end: TransferEnd) throws(AttemptFailure) {
    let head = head
    if let excess = state.withLock({ $0.excess }) {
      throw AttemptFailure(failure: .answer(excess), head: head, isFinal: true)
    }
    // The status of an error says enough, however much of its body came.
    if case .failed(let failure) = end, head?.isError != true {
      throw AttemptFailure(failure: .transfer(failure), head: head, isFinal: false)
    }
    do throws(ResponseFailure) {
      let head = head ?? ResponseHead(status: 0)
      let body = try ResponseBody.parse(bytes, head: head).json
      try ResponseBody.check(body, head: head)
      state.withLock { $0.body = body }
    } catch {
      throw AttemptFailure(failure: .answer(error), head: head, isFinal: false)
    }
  }
}
