import Foundation
import Loopback

/// Answers every request with the same generated answer, each on a thread of its own.
final class GeneratorServer: Sendable {
  private let listener: Listener
  private let volley: Volley
  private let delay: Double
  private let log: @Sendable (Request) -> Void
  /// Called before each delta of an answer that is sent with pauses.
  private let note: @Sendable () -> Void

  var url: String { listener.url }
  var port: UInt16 { listener.port }

  init(
    _ load: Load, port: UInt16, delay: Double, log: @escaping @Sendable (Request) -> Void,
    note: @escaping @Sendable () -> Void = {}
  ) throws {
    listener = try Listener(port: port)
    volley = Volley(load)
    self.delay = delay
    self.log = log
    self.note = note
  }

  func start() {
    Thread.detachNewThread { [self] in
      while let connection = listener.accept() {
        Thread.detachNewThread { self.serve(connection) }
      }
    }
  }

  private func serve(_ connection: Connection) {
    var reader = RequestReader(connection)
    guard let request = reader.read() else { return }
    log(request)
    let pause = {
      Thread.sleep(forTimeInterval: self.delay)
      self.note()
    }
    if volley.send(to: connection, pause: pause, isPaused: delay > 0) { connection.finish() }
  }
}
