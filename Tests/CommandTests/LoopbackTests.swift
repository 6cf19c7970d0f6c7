import Foundation
import Loopback
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The scripted server does what its steps say. The client is a bare socket, so that nothing
/// between the two can hide a fault.
@Suite struct LoopbackTests {
  @Test func sendsTheScriptsBytesExactly() throws {
    let (received, record) = try exchange(#"[[{"send": "HTTP/1.1 204 Odd\r\n\r\n"}]]"#)
    #expect(received == "HTTP/1.1 204 Odd\r\n\r\n")
    #expect(record.complaints == [])
    #expect(record.requests.map(\.method) == ["POST"])
    #expect(record.requests.map(\.body) == [Array("{}".utf8)])
  }

  @Test func cutsAndSplitsARecording() throws {
    let script = #"[{"recording": "text.http", "chunkSize": 7, "cut": 15}]"#
    let (received, _) = try exchange(script)
    #expect(received.hasSuffix("\r\n\r\n7\r\nevent: \r\n7\r\nmessage\r\n1\r\n_\r\n0\r\n\r\n"))
  }

  @Test func breaksOffABodyOfAnnouncedLength() throws {
    let script = #"[{"body": "0123456789", "cut": 4, "broken": true}]"#
    let (received, _) = try exchange(script)
    #expect(received.contains("Content-Length: 10\r\n"))
    #expect(received.hasSuffix("\r\n\r\n0123"))
  }

  @Test(arguments: [("crlf", "\r\n"), ("cr", "\r")])
  func changesLineEndings(name: String, ending: String) throws {
    let script = #"[{"recording": "text.http", "lineEnding": "\#(name)", "framing": "close"}]"#
    let (received, _) = try exchange(script)
    let body = try #require(received.range(of: "\r\n\r\n").map { received[$0.upperBound...] })
    #expect(body.hasPrefix("event: message_start\(ending)data: {"))
    #expect(body.hasSuffix(ending + ending))
    #expect(!body.unicodeScalars.contains("\n") || ending == "\r\n")
  }

  @Test func sendsOneChunkForEachEvent() throws {
    let script = #"[{"events": ["ping", {"text": "Hi"}, {"stop": "end_turn"}]}]"#
    let (received, _) = try exchange(script)
    let types = received.components(separatedBy: "event: ").dropFirst().map {
      $0.prefix { $0 != "\n" }
    }
    #expect(
      types == [
        "ping", "message_start", "content_block_start", "content_block_delta",
        "content_block_stop", "message_delta", "message_stop",
      ])
    #expect(received.hasSuffix("\r\n0\r\n\r\n"))
  }

  @Test func holdsUntilTheTextWasPrinted() throws {
    let script = #"[[{"send": "a"}, {"hold": {"stdout": "seen"}}, {"send": "b"}]]"#
    let transcript = Transcript()
    let server = try Server(parse(script), in: surroundings, transcript: transcript)
    let client = try Client(port: server.port)
    client.send("GET / HTTP/1.1\r\n\r\n")
    #expect(client.receive() == "a")
    transcript.append(Array("seen".utf8), to: .stdout)
    #expect(client.receive() == "b")
    client.end()
    #expect(server.finish().complaints == [])
  }

  @Test func complainsOfAHoldInVain() throws {
    let script = #"[[{"hold": {"stdout": "never", "seconds": 0.05}}]]"#
    let (_, record) = try exchange(script)
    #expect(
      record.complaints
        == [#"exchange 1, step 1: held in vain for 0.05 s until stdout contains "never""#])
  }

  @Test func complainsOfTooFewAndTooManyConnections() throws {
    let unused = try Server(parse(#"[{"message": "Hi"}]"#), in: surroundings)
    #expect(unused.finish().complaints == ["1 exchanges were scripted, 0 used"])
    let (_, record) = try exchange("[]")
    #expect(record.complaints == ["unexpected connection 1"])
  }

  @Test func resets() throws {
    let server = try Server(parse(#"[["reset"]]"#), in: surroundings)
    let client = try Client(port: server.port)
    client.send("GET / HTTP/1.1\r\n\r\n")
    #expect(client.receive() == nil)
    #expect(client.lastError == ECONNRESET)
    #expect(server.finish().complaints == [])
  }

  @Test func refusesAndIgnoresConnections() throws {
    let refusing = try Server(parse(#""refusing""#), in: surroundings)
    #expect(throws: (any Error).self) { try Client(port: refusing.port) }
    _ = refusing.finish()
    let full = try Server(parse(#""full""#), in: surroundings)
    #expect(throws: Complaint.self) { try Client(port: full.port, seconds: 0.3) }
    _ = full.finish()
  }

  @Test func readsAChunkedRequest() throws {
    let head = "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    let (_, record) = try exchange(
      #"[{"message": "Hi"}]"#, request: head + "3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n")
    #expect(record.requests.map(\.body) == [Array("abcd".utf8)])
  }

  private var surroundings: Surroundings { Surroundings(root: Places.root) }

  private func parse(_ script: String) throws -> Script {
    try JSONDecoder().decode(Script.self, from: Data(script.utf8))
  }

  private func exchange(
    _ script: String, request: String = "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}"
  ) throws -> (received: String, record: Server.Record) {
    let server = try Server(parse(script), in: surroundings)
    let client = try Client(port: server.port)
    client.send(request)
    var received = ""
    while let more = client.receive() { received += more }
    client.end()
    return (received, server.finish())
  }
}
