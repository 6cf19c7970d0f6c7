import Foundation
import Loopback
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One run of a command against a generated answer: how long it took, and how long each delta.
final class Measurement: Sendable {
  private let server: GeneratorServer
  private let words: [String]
  private let readerWaits: Double
  private let sent: SentTimes

  /// When each delta was sent, by the clock that only rises, in nanoseconds.
  private final class SentTimes: Sendable {
    private let times = Mutex<[UInt64]>([])

    func add() { times.withLock { $0.append(DispatchTime.now().uptimeNanoseconds) } }
    var all: [UInt64] { times.withLock { $0 } }
  }

  init(_ load: Load, _ settings: Settings) throws {
    let sent = SentTimes()
    self.sent = sent
    server = try GeneratorServer(
      load, port: settings.port, delay: settings.delay, log: { _ in }, note: sent.add)
    let url = server.url
    words = settings.measured.map { $0.replacingOccurrences(of: "{url}", with: url) }
    readerWaits = settings.readerWaits
  }

  /// Runs the command, reads its output, and prints one line of JSON: seconds of wall time and of
  /// CPU, the bytes that it wrote, and the median time in microseconds from sending a delta to
  /// reading what came of it. Not the memory: a child starts with its parent's as its own record.
  func run() throws {
    server.start()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    let output = Pipe()
    process.standardOutput = output
    let start = DispatchTime.now().uptimeNanoseconds
    try process.run()
    if readerWaits > 0 { Thread.sleep(forTimeInterval: readerWaits) }
    let (bytes, arrivals) = read(output.fileHandleForReading.fileDescriptor)
    process.waitUntilExit()
    let wall = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    var usage = rusage()
    let children: Int32 = -1
    getrusage(children, &usage)
    let cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    let delay = medianDelay(arrivals).map { String($0 / 1000) } ?? "null"
    say(
      #"{"status":\#(process.terminationStatus),"wall":\#(wall),"cpu":\#(cpu),"#
        + #""bytes":\#(bytes),"delay":\#(delay)}"# + "\n", to: 1)
  }

  /// Reads to the end; gives how much came and when each piece did.
  private func read(_ descriptor: Int32) -> (bytes: Int, arrivals: [UInt64]) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var bytes = 0
    var arrivals: [UInt64] = []
    while true {
      let count = buffer.withUnsafeMutableBytes { readSome(descriptor, $0) }
      if count <= 0 { return (bytes, arrivals) }
      bytes += count
      if !sent.all.isEmpty { arrivals.append(DispatchTime.now().uptimeNanoseconds) }
    }
  }

  private func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  /// For each delta, the first arrival after it was sent.
  private func medianDelay(_ arrivals: [UInt64]) -> UInt64? {
    var rest = arrivals[...]
    var delays: [UInt64] = []
    for moment in sent.all {
      rest = rest.drop { $0 < moment }
      if let arrival = rest.first { delays.append(arrival - moment) }
    }
    delays.sort()
    return delays.isEmpty ? nil : delays[delays.count / 2]
  }

  private func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
