import Foundation
import HTTP
import JSON
import Messages
import Testing

/// An answer read from bytes, cut as a test wants it: what was printed and what it came to.
struct Reading: Equatable {
  var standardOutput: String
  var thinking: String
  var failure: ResponseFailure?
  var stopReason: StopReason?
  var message: JSON?
  var warnings: [String]

  init(
    _ answer: Recording, form: OutputForm, isWhole: Bool = true, keepsMessage: Bool = true
  ) {
    var partial = PartialReading(answer, form: form, keepsMessage: keepsMessage)
    partial.feed(upTo: answer.body.count)
    self = partial.finished(isWhole: isWhole)
  }

  fileprivate init(_ result: ResponseResult, _ output: RenderedOutput) {
    standardOutput = String(decoding: output.standardOutput, as: UTF8.self)
    thinking = String(decoding: output.thinking, as: UTF8.self)
    failure = result.failure
    stopReason = result.stopReason
    message = result.message
    warnings = result.warnings
  }
}

/// An answer read as far as some byte. A copy of it reads on by itself.
struct PartialReading {
  private let answer: Recording
  private var reader: ResponseReader
  private var output = RenderedOutput()
  private var position = 0
  private var goesOn = true

  init(_ answer: Recording, form: OutputForm, keepsMessage: Bool = true) {
    self.answer = answer
    reader = ResponseReader(
      form: form, keepsMessage: keepsMessage, showsThinking: true, isHeld: false)
    reader.begin(answer.head)
  }

  /// Gives the reader what comes up to that byte, in one piece.
  mutating func feed(upTo end: Int) {
    guard goesOn else { return }
    goesOn = answer.body.withUnsafeBufferPointer { [position] body in
      reader.receive(UnsafeBufferPointer(rebasing: body[position..<end]), into: &output)
    }
    position = end
  }

  /// What it comes to if the rest comes in one piece.
  func finished(isWhole: Bool = true) -> Reading {
    var copy = self
    copy.feed(upTo: answer.body.count)
    let result = copy.reader.finish(isWhole: isWhole, into: &copy.output)
    return Reading(result, copy.output)
  }
}

/// A recorded answer, as `curl -i` prints it.
struct Recording: CustomTestStringConvertible, Sendable {
  var name: String
  var head: ResponseHead
  var body: [UInt8]

  var testDescription: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Recordings")

  /// Every recording in Tests/Recordings.
  static let all: [Recording] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".http") }.sorted().compactMap {
      try? Recording(file: $0)
    }
  }()

  static func named(_ name: String) throws -> Recording { try Recording(file: name + ".http") }

  init(file: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: file)))
    let end = bytes.indices.first { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) } ?? 0
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }
    let fields = lines.dropFirst().map { line in
      let parts = line.split(separator: ": ", maxSplits: 1)
      return ResponseHead.Field(
        name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
    }
    name = String(file.dropLast(5))
    head = ResponseHead(status: status ?? 0, fields: fields)
    body = Array(bytes.dropFirst(end + 4))
  }

  /// An answer made up by a test.
  init(status: Int = 200, type: String = "text/event-stream", _ body: String) {
    name = "inline"
    head = ResponseHead(status: status, fields: [.init(name: "Content-Type", value: type)])
    self.body = Array(body.utf8)
  }

  /// The same event stream with other line ends.
  func withLineEnds(_ lineEnd: String) -> Recording {
    var copy = self
    copy.name = "\(name) with \(lineEnd.utf8.map { String($0) })"
    copy.body = body.flatMap { $0 == UInt8(ascii: "\n") ? Array(lineEnd.utf8) : [$0] }
    return copy
  }
}
