import Dispatch
import Foundation
import JSON
import Synchronization

/// A scripted HTTP/1.1 server on the loopback address, which keeps what it was asked.
package final class Server: Sendable {
  /// What happened: the requests in the order of their connections, and what was not as scripted.
  package struct Record: Sendable {
    package var requests: [Request] = []
    package var complaints: [String] = []
  }

  private struct State {
    var accepted = 0
    var open: [Int: Connection] = [:]
    var requests: [Request] = []
    var complaints: [String] = []
  }

  package let transcript: Transcript
  private let script: Script
  private let surroundings: Surroundings
  private let listener: Listener
  private let state = Mutex(State())
  private let cache = Mutex(PromptCache())
  private let threads = DispatchGroup()
  private let log: @Sendable (Request) -> Void

  package var url: String { listener.url }
  package var port: UInt16 { listener.port }

  package init(
    _ script: Script, in surroundings: Surroundings, transcript: Transcript = Transcript(),
    port: UInt16 = 0, log: @escaping @Sendable (Request) -> Void = { _ in }
  ) throws {
    self.log = log
    self.script = script
    self.transcript = transcript
    listener = try Listener(script.kind, port: port, ipv6: script.isIPv6)
    var surroundings = surroundings
    surroundings.names["URL"] = listener.url
    surroundings.names["PORT"] = String(listener.port)
    self.surroundings = surroundings
    if script.kind == .accepting { begin { $0.accept() } }
  }

  /// Ends every connection that is still open, and tells what happened. The child must be gone.
  package func finish() -> Record {
    listener.stop()
    transcript.end()
    // With the child gone, every connection ends by itself, unless a process was left behind.
    var ended = threads.wait(timeout: .now() + 0.5) == .success
    if !ended {
      state.withLock { $0.open.values.forEach { $0.interrupt() } }
      ended = threads.wait(timeout: .now() + 5) == .success
    }
    return state.withLock { state in
      var complaints = state.complaints
      if !ended { complaints.append("the server did not end within 5 s") }
      if state.accepted < script.replies.count {
        complaints.append(
          "\(script.replies.count) replies were scripted, \(state.accepted) used")
      }
      let requests = state.requests.sorted { $0.reply < $1.reply }
      return Record(requests: requests, complaints: complaints)
    }
  }

  private func begin(_ work: @escaping @Sendable (Server) -> Void) {
    threads.enter()
    Thread.detachNewThread { [self] in
      work(self)
      threads.leave()
    }
  }

  private func accept() {
    while let connection = listener.accept() {
      let index = state.withLock { state in
        state.open[state.accepted] = connection
        state.accepted += 1
        return state.accepted - 1
      }
      begin { $0.serve(connection, index) }
    }
  }

  private func serve(_ connection: Connection, _ index: Int) {
    defer {
      connection.close()
      state.withLock { _ = $0.open.removeValue(forKey: index) }
    }
    guard let reply = script.reply(at: index) else {
      complain("unexpected connection \(index + 1)")
      return
    }
    var play = Play(
      connection: connection, surroundings: surroundings, transcript: transcript,
      cache: { request in self.cache.withLock { $0.take(request) } }
    ) { request in
      var request = request
      request.reply = index
      self.state.withLock { [request] in $0.requests.append(request) }
      self.log(request)
      self.transcript.noteRequest()
    }
    do {
      try play.run(reply)
    } catch Play.Break.clientGone {
    } catch Play.Break.complaint(let text) {
      complain("reply \(index + 1), \(text)")
      connection.reset()
    } catch let error {
      complain("reply \(index + 1): \(error)")
      connection.reset()
    }
  }

  private func complain(_ text: String) {
    state.withLock { $0.complaints.append(text) }
  }
}
