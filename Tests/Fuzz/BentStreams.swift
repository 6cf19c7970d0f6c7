import HTTP
import Messages
import TestSupport

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads so many bent streams, made from the recordings that are named, and says which loses something.
/// Usage: bent COUNT SEED RECORDING…
@main struct BentStreams {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 3, let count = Int(arguments[1]), let first = UInt64(arguments[2])
    else {
      print("usage: bent COUNT SEED RECORDING...")
      exit(2)
    }
    let streams = arguments[3...].compactMap(stream)
    if streams.isEmpty {
      print("no recording is a stream that holds an answer")
      exit(2)
    }
    var (answers, failed) = (0, Set<String>())
    for number in 0..<count {
      let seed = first &+ UInt64(number)
      let (name, list) = streams[Int(seed % UInt64(streams.count))]
      var random = SplitMix(seed: seed)
      let bent = list.bent(&random)
      let (isAnswer, violation) = Property.check(bent)
      // The first of each recording is enough.
      if let violation, failed.insert(name).inserted {
        print("\(name), seed \(seed): \(violation)\n\(String(decoding: bent.body, as: UTF8.self))")
      }
      answers += isAnswer ? 1 : 0
    }
    if !failed.isEmpty { exit(1) }
    print(
      "\(count) bent streams from \(streams.count) recordings: \(answers) taken for answers, nothing lost"
    )
  }

  /// The stream of a recording, marked; nil where it is none, or no answer.
  private static func stream(_ path: String) -> (String, EventList)? {
    guard let body = body(of: path) else { return nil }
    let list = EventList(body: body).marked()
    return list.events.count > 1 && Property.isAnswer(list) ? (path, list) : nil
  }

  /// What follows the head.
  private static func body(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    let end = bytes.indices.first { bytes[$0...].starts(with: [13, 10, 13, 10]) }
    return end.map { Array(bytes[($0 + 4)...]) }
  }
}
