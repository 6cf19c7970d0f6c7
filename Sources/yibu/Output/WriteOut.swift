import HTTP
import JSON
import Options

/// The text of `--write-out`, read into its parts.
struct WriteOut {
  enum Part: Equatable {
    case text(String)
    case variable(WriteOutVariable)
    /// All variables.
    case json
    case header(String)
    case destination(Destination)
    /// What follows is for runs that failed.
    case onError
  }

  enum Destination: Equatable {
    case standardOutput, standardError
    case file(WriteOutFile)
  }

  private let parts: [Part]

  /// - Throws: a usage error for a variable that does not exist; why a file cannot be written.
  init(_ format: String) throws(Failure) {
    var parts: [Part] = []
    var text = ""
    var rest = Substring(format)
    while let character = rest.popFirst() {
      if character == "\\", let letter = rest.first, let escaped = Self.escapes[letter] {
        rest.removeFirst()
        text.append(escaped)
      } else if character == "%", rest.first == "%" {
        rest.removeFirst()
        text.append("%")
      } else if character == "%", let kind = Self.kinds.first(where: { rest.hasPrefix("\($0){") }) {
        guard let close = rest.firstIndex(of: "}") else {
          throw .usage("--write-out: a } is missing after %\(rest)")
        }
        let name = String(rest[..<close].dropFirst(kind.count + 1))
        rest = rest[rest.index(after: close)...]
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(try Self.part(kind, name))
      } else {
        text.append(character)
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
  }

  /// The files that it writes.
  var files: [WriteOutFile] {
    parts.compactMap { if case .destination(.file(let file)) = $0 { file } else { nil } }
  }

  private static let escapes: [Character: Character] = [
    "n": "\n", "t": "\t", "r": "\r", "\\": "\\",
  ]

  /// What can stand between `%` and `{`.
  private static let kinds = ["", "header", "output"]

  private static func part(_ kind: String, _ name: String) throws(Failure) -> Part {
    switch (kind, name) {
    case ("header", _): return .header(name)
    case ("output", _): return .destination(.file(try WriteOutFile(name)))
    case (_, "stderr"): return .destination(.standardError)
    case (_, "stdout"): return .destination(.standardOutput)
    case (_, "onerror"): return .onError
    case (_, "json"): return .json
    default:
      guard let variable = WriteOutVariable(rawValue: name) else {
        throw .usage("--write-out: unknown variable: %{\(name)}; man yibu lists them")
      }
      return .variable(variable)
    }
  }

  /// Prints the text with the values of one run. What came from the server is shown without
  /// secrets, on one line, and fit for a terminal.
  func print(_ summary: RunSummary) throws(Failure) {
    var destination = Destination.standardOutput
    var pending: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let text): pending += text.utf8
      case .destination(let next):
        try destination.write(pending)
        (destination, pending) = (next, [])
      case .onError:
        if summary.failure == nil { return try destination.write(pending) }
      case .variable, .json, .header:
        pending += Self.value(of: part, summary).utf8
      }
    }
    try destination.write(pending)
  }

  /// The value on one line and without secrets: nothing that a server sends can end the line that the value
  /// stands in, or begin another, where a script reads lines (`$GITHUB_OUTPUT`).
  private static func value(of part: Part, _ summary: RunSummary) -> String {
    switch part {
    case .json:
      var filter = TerminalText(.json)
      let json = filter.show(Secrets.redacted(from: summary.json.rendered))
      return String(decoding: json, as: UTF8.self)
    // As curl has it where no response came.
    case .variable(.httpCode) where summary.head == nil: return "000"
    case .variable(let variable):
      return Secrets.redacted(from: summary.value(of: variable).shown).inOneLine
    case .header(let name):
      return Secrets.redacted(from: summary.head?.value(of: name) ?? "").inOneLine
    case .text, .destination, .onError: return ""
    }
  }
}

extension WriteOut.Destination {
  fileprivate func write(_ bytes: [UInt8]) throws(Failure) {
    switch self {
    case .standardOutput: try OutputTarget(nil).write(bytes)
    case .standardError: StandardError.write(String(decoding: bytes, as: UTF8.self))
    case .file(let file): try file.write(bytes)
    }
  }
}

extension JSON {
  /// A string's content, or a number's digits.
  fileprivate var shown: String {
    text ?? (isNull ? "" : String(decoding: rendered, as: UTF8.self))
  }
}
