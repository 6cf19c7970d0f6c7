import Dispatch
import Foundation
import Loopback

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The child's three standard streams: pipes, terminals or files, and the threads that serve them.
struct ChildStreams {
  /// The child's ends, for `Child`; nil is closed.
  private(set) var descriptors: [Int32?] = []
  private var feeding: (end: Int32, bytes: [UInt8], staysOpen: Bool)?
  private var reading: [(end: Int32, stream: Transcript.Stream, limit: Int?)] = []
  private let readers = DispatchGroup()
  private let feeder = DispatchGroup()

  init(for test: Case, in surroundings: Surroundings, folder: Folder) throws {
    switch test.stdin {
    case .null where test.terminals.contains("stdin"): try feed([], staysOpen: true, terminal: true)
    case .null: try open("/dev/null", O_RDONLY)
    case .closed: descriptors.append(nil)
    case .file(let name): try open(ChildStreams.path(name, in: folder), O_RDONLY)
    case .text(let content):
      let terminal = test.terminals.contains("stdin")
      try feed(try content.bytes(in: surroundings), staysOpen: false, terminal: terminal)
    case .open(let content):
      let terminal = test.terminals.contains("stdin")
      try feed(try content.bytes(in: surroundings), staysOpen: true, terminal: terminal)
    }
    if test.stdoutTo == "closed" {
      descriptors.append(nil)
    } else if let name = test.stdoutTo {
      try open(ChildStreams.path(name, in: folder), O_WRONLY | O_CREAT | O_TRUNC)
    } else {
      let terminal = test.terminals.contains("stdout")
      try read(.stdout, limit: test.stdoutClosedAfter, terminal: terminal)
    }
    try read(.stderr, limit: nil, terminal: test.terminals.contains("stderr"))
  }

  /// Call once the child has its own copies of the descriptors.
  func serve(_ transcript: Transcript) {
    for descriptor in descriptors.compactMap(\.self) { close(descriptor) }
    for (end, stream, limit) in reading {
      readers.enter()
      Thread.detachNewThread { [readers] in
        ChildStreams.drain(end, to: stream, of: transcript, limit: limit)
        readers.leave()
      }
    }
    if let (end, bytes, staysOpen) = feeding {
      feeder.enter()
      Thread.detachNewThread { [feeder, readers] in
        ChildStreams.write(bytes, to: end)
        if staysOpen { readers.wait() }
        close(end)
        feeder.leave()
      }
    }
  }

  /// False when something still holds the child's output open after that time.
  func waitUntilRead(seconds: Double) -> Bool {
    readers.wait(timeout: .now() + seconds) == .success
  }

  private static func path(_ name: String, in folder: Folder) -> String {
    name.hasPrefix("/") ? name : folder.path + "/" + name
  }

  private mutating func open(_ path: String, _ flags: Int32) throws {
    #if canImport(Glibc)
      let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o644)
    #else
      let descriptor = Darwin.open(path, flags | O_CLOEXEC, 0o644)
    #endif
    guard descriptor >= 0 else { throw SystemError("open \(path)") }
    descriptors.append(descriptor)
  }

  private mutating func feed(_ bytes: [UInt8], staysOpen: Bool, terminal: Bool) throws {
    if terminal {
      let terminal = try Terminal()
      descriptors.append(terminal.inner)
      // Control-D is how a terminal's input ends.
      feeding = (terminal.outer, staysOpen ? bytes : bytes + [4], true)
    } else {
      let (read, write) = try POSIX.pipe()
      descriptors.append(read)
      feeding = (write, bytes, staysOpen)
    }
  }

  private mutating func read(_ stream: Transcript.Stream, limit: Int?, terminal: Bool) throws {
    if terminal {
      let terminal = try Terminal()
      descriptors.append(terminal.inner)
      reading.append((terminal.outer, stream, limit))
    } else {
      let (read, write) = try POSIX.pipe()
      descriptors.append(write)
      reading.append((read, stream, limit))
    }
  }

  /// Reads to the end, or as many bytes as the limit says, and closes. The end is closed before the
  /// last bytes are told, so that a hold on them is also a hold on the closing.
  private static func drain(
    _ end: Int32, to stream: Transcript.Stream, of transcript: Transcript, limit: Int?
  ) {
    var left = limit ?? .max
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while left > 0 {
      #if canImport(Glibc)
        let count = Glibc.read(end, &buffer, min(buffer.count, left))
      #else
        let count = Darwin.read(end, &buffer, min(buffer.count, left))
      #endif
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { break }
      left -= count
      if left == 0 { close(end) }
      transcript.append(buffer.prefix(count), to: stream)
    }
    if left > 0 || limit == 0 { close(end) }
  }

  private static func write(_ bytes: [UInt8], to end: Int32) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        #if canImport(Glibc)
          Glibc.write(end, all.baseAddress.map { $0 + sent }, bytes.count - sent)
        #else
          Darwin.write(end, all.baseAddress.map { $0 + sent }, bytes.count - sent)
        #endif
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return }
      sent += count
    }
  }
}
