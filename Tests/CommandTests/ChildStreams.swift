import Dispatch
import Foundation
import Loopback

/// The child's three standard streams, pipes or terminals, and the threads that serve them.
struct ChildStreams {
  /// The child's ends, for `Child`.
  private(set) var descriptors: [Int32] = []
  private let test: Case
  private var terminals: [Terminal] = []
  private var input: FileHandle?
  private var outputs: [FileHandle] = []
  private let readers = DispatchGroup()

  init(for test: Case) throws {
    self.test = test
    if test.stdin == nil && !test.terminals.contains("stdin") {
      descriptors = [open("/dev/null", O_RDONLY | O_CLOEXEC)]
    } else {
      input = try end(of: "stdin", childReads: true)
    }
    outputs = [try end(of: "stdout", childReads: false), try end(of: "stderr", childReads: false)]
  }

  /// Makes a stream and gives the tester's end.
  private mutating func end(of name: String, childReads: Bool) throws -> FileHandle {
    if test.terminals.contains(name) {
      let terminal = try Terminal(test.terminalSize)
      terminals.append(terminal)
      descriptors.append(terminal.inner)
      return FileHandle(fileDescriptor: terminal.outer, closeOnDealloc: false)
    }
    let pipe = try POSIX.makePipe()
    descriptors.append(childReads ? pipe.read : pipe.write)
    return FileHandle(
      fileDescriptor: childReads ? pipe.write : pipe.read, closeOnDealloc: false)
  }

  /// Call once the child has its own copies of the descriptors.
  func serve(_ transcript: Transcript, in surroundings: Surroundings) {
    for descriptor in descriptors { close(descriptor) }
    let limits = [test.closesStdoutAfter ?? .max, .max]
    for (output, (stream, limit)) in zip(outputs, zip([Transcript.Stream.stdout, .stderr], limits))
    {
      readers.enter()
      Thread.detachNewThread { [readers] in
        ChildStreams.drain(output, to: stream, of: transcript, limit: limit)
        readers.leave()
      }
    }
    guard let input else { return }
    let isTerminal = test.terminals.contains("stdin")
    let staysOpen = test.stdin == nil || test.stdinStaysOpen
    var bytes = test.stdin?.bytes(in: surroundings) ?? []
    // Control-D is how a terminal's input ends.
    if isTerminal && !staysOpen { bytes.append(4) }
    Thread.detachNewThread { [bytes, readers] in
      // A child that does not read its input is no fault.
      try? input.write(contentsOf: bytes)
      if isTerminal || staysOpen { readers.wait() }
      try? input.close()
    }
  }

  func resize(to size: TerminalSize) {
    for terminal in terminals { terminal.resize(to: size) }
  }

  /// False when something still holds the child's output open after that time.
  func waitUntilRead(seconds: Double) -> Bool {
    readers.wait(timeout: .now() + seconds) == .success
  }

  /// Reads to the end, or as many bytes as the limit says, and closes. The end is closed before the
  /// last bytes are told, so that who awaits them also awaits the closing.
  private static func drain(
    _ output: FileHandle, to stream: Transcript.Stream, of transcript: Transcript, limit: Int
  ) {
    var left = limit
    while left > 0 {
      let bytes = POSIX.readSome(output.fileDescriptor, upTo: min(65_536, left))
      if bytes.isEmpty { break }
      left -= bytes.count
      if left == 0 { try? output.close() }
      transcript.append(bytes, to: stream)
    }
    if left > 0 || limit == 0 { try? output.close() }
  }
}
