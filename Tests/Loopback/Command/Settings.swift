import Foundation

/// What the words on the command line ask for.
struct Settings {
  static let usage = """
    usage: loopback [OPTION...] FILE          serve the replies in it: see Tests/CommandTests/cases/README.md
           loopback [OPTION...] FILE.http...  serve recordings, one after another
           loopback [OPTION...] --generate deltas=N[,size=BYTES][,per-chunk=N]
                                           bytes=N[,size=BYTES]
                                           tool-fragments=N[,size=BYTES][,per-chunk=N]
           loopback [OPTION...] --generate … --measure COMMAND [WORD...]
                    run COMMAND, {url} in its words replaced, and print what it took as JSON
    Prints http://127.0.0.1:PORT and serves until standard input (a pipe or a terminal) ends,
    SIGTERM comes, or --max-seconds are over. Any number of requests, all at once.
      --answer stream|json   the form of generated answers (stream)
      --delay-ms N           pause between two events of a generated answer or a recording
      --log                  one line on standard error for each request
      --max-seconds N        (600)
      --reader-waits N  with --measure: read nothing of COMMAND's output for N seconds (0)
      --port N               (0: any)
      --port-file FILE       also write the port into FILE
      --root DIR             where Tests/Recordings and `copy` paths are (the current folder)

    """

  enum Source {
    case script(String)
    case recordings([String])
    case load(Load)
  }

  /// Words that make no sense.
  struct Failure: Error { var text: String }

  var source: Source
  var port: UInt16 = 0
  var portFile: String?
  var root = FileManager.default.currentDirectoryPath
  var maxSeconds = 600.0
  var delay = 0.0
  var isLogged = false
  var measured: [String] = []
  var readerWaits = 0.0

  init(_ words: [String]) throws {
    var words = words[...]
    var files: [String] = []
    var load: Load?
    var answer = Load.Form.stream
    func value<Number: LosslessStringConvertible>(of option: String) throws -> Number {
      guard let word = words.popFirst(), let number = Number(word) else {
        throw Failure(text: "\(option) needs a value")
      }
      return number
    }
    while let word = words.popFirst() {
      switch word {
      case "--generate": load = try Load(description: value(of: word))
      case "--answer":
        let name: String = try value(of: word)
        guard let form = Load.Form(rawValue: name) else { throw Failure(text: "--answer \(name)") }
        answer = form
      case "--delay-ms": delay = try value(of: word) / 1000
      case "--log": isLogged = true
      case "--max-seconds": maxSeconds = try value(of: word)
      case "--measure": (measured, words) = (Array(words), [])
      case "--reader-waits": readerWaits = try value(of: word)
      case "--port": port = try value(of: word)
      case "--port-file": portFile = try value(of: word)
      case "--root": root = try value(of: word)
      case _ where word.hasPrefix("-"): throw Failure(text: "\(word): unknown option")
      default: files.append(word)
      }
    }
    source = try Settings.source(files: files, load: load, answer: answer)
  }

  private static func source(files: [String], load: Load?, answer: Load.Form) throws -> Source {
    if var load {
      load.form = answer
      return .load(load)
    }
    guard let first = files.first else { throw Failure(text: "nothing to serve") }
    if files.allSatisfy({ $0.hasSuffix(".http") }) { return .recordings(files) }
    guard files.count == 1 else { throw Failure(text: "one script at a time") }
    return .script(first)
  }
}
