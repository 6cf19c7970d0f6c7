import Foundation
import Loopback

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func say(_ text: String, to descriptor: Int32) {
  _ = Array(text.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
}

func fail(_ text: String) -> Never {
  say("loopback: \(text)\n", to: 2)
  exit(2)
}

/// Ends where the file cannot be read.
func check(_ path: String) {
  if access(path, R_OK) != 0 { fail("\(path): \(String(cString: strerror(errno)))") }
}

/// Starts what the settings ask for.
func serve(_ settings: Settings) throws -> (url: String, port: UInt16) {
  let isLogged = settings.isLogged
  let log: @Sendable (Request) -> Void = { request in
    guard isLogged else { return }
    say("\(request.method) \(request.target) (\(request.body.count) bytes)\n", to: 2)
  }
  var script: Script
  switch settings.source {
  case .load(let load):
    let server = try GeneratorServer(load, port: settings.port, delay: settings.delay, log: log)
    server.start()
    return (server.url, server.port)
  case .script(let path):
    check(path)
    script = try Script(String(contentsOfFile: path, encoding: .utf8))
  case .recordings(let paths):
    for path in paths { check(path) }
    let paths = paths.map { URL(fileURLWithPath: $0).path }
    script = Script(replies: paths.map { .recording($0, pause: settings.delay) })
  }
  script.repeatsFrom = 0
  let surroundings = Surroundings(root: settings.root)
  let server = try Server(script, in: surroundings, port: settings.port, log: log)
  return (server.url, server.port)
}

/// Returns when standard input ends. One that nobody can end, such as /dev/null, does not count:
/// a shell gives it to every background job. Nor does the terminal of a job in the background, which reading
/// would stop.
func waitForStandardInput() {
  var status = stat()
  guard fstat(0, &status) == 0 else { return }
  let kind = status.st_mode & S_IFMT
  guard kind == S_IFIFO || kind == S_IFSOCK || isatty(0) == 1 && tcgetpgrp(0) == getpgrp() else {
    while true { pause() }
  }
  var buffer = [UInt8](repeating: 0, count: 4096)
  while read(0, &buffer, buffer.count) > 0 {}
}

do {
  if CommandLine.arguments.contains("--help") {
    say(Settings.usage, to: 1)
    exit(0)
  }
  let settings = try Settings(Array(CommandLine.arguments.dropFirst()))
  if case .load(let load) = settings.source, !settings.measured.isEmpty {
    try Measurement(load, settings).run()
    exit(0)
  }
  let (url, port) = try serve(settings)
  if let path = settings.portFile {
    // Atomically, so that who waits for the file never reads half a number.
    try Data("\(port)\n".utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
  say(url + "\n", to: 1)
  let limit = settings.maxSeconds
  Thread.detachNewThread {
    Thread.sleep(forTimeInterval: limit)
    exit(0)
  }
  waitForStandardInput()
  exit(0)
} catch let failure as Settings.Failure {
  say(Settings.usage, to: 2)
  fail(failure.text)
} catch let error {
  fail("\(error)")
}
