import HTTP
import JSON

/// The text of `--write-out`, read into its parts.
struct WriteOut {
  enum Part: Equatable {
    case text(String)
    case variable(String)
    case header(String)
    case standardError
    case standardOutput
  }

  private let parts: [Part]

  /// - Throws: a usage error for a variable that does not exist.
  init(_ format: String) throws(Failure) {
    var parts: [Part] = []
    var text = ""
    var rest = Substring(format)
    func fault(_ what: String) -> Failure { .usage("--write-out: \(what)") }
    while let character = rest.popFirst() {
      if character == "\\", let letter = rest.first, let escaped = Self.escapes[letter] {
        rest.removeFirst()
        text.append(escaped)
      } else if character == "%", rest.first == "%" {
        rest.removeFirst()
        text.append("%")
      } else if character == "%", rest.first == "{" || rest.hasPrefix("header{") {
        let isHeader = rest.first != "{"
        guard let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}")
        else {
          throw fault("a } is missing after %\(rest)")
        }
        let name = String(rest[rest.index(after: open)..<close])
        rest = rest[rest.index(after: close)...]
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        switch name {
        case _ where isHeader: parts.append(.header(name))
        case "stderr": parts.append(.standardError)
        case "stdout": parts.append(.standardOutput)
        case "json": parts.append(.variable(name))
        case _ where ExchangeSummary.isVariable(name): parts.append(.variable(name))
        default: throw fault("unknown variable: %{\(name)}; man yibu lists them")
        }
      } else {
        text.append(character)
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
  }

  private static let escapes: [Character: Character] = [
    "n": "\n", "t": "\t", "r": "\r", "\\": "\\",
  ]

  /// Prints the text with the values of one exchange. What came from the server is shown without
  /// secrets, and fit for a terminal where it goes to one.
  func print(_ summary: ExchangeSummary) throws(Failure) {
    let output = try OutputTarget(nil)
    var toError = false
    for part in parts {
      switch part {
      case .standardError: toError = true
      case .standardOutput: toError = false
      case .text(let text) where toError: StandardError.write(text)
      case .text(let text): try output.write(Array(text.utf8))
      case .variable, .header:
        let value = Self.value(of: part, summary)
        if toError {
          StandardError.write(value)
        } else {
          try output.write(Array(value.utf8))
        }
      }
    }
  }

  /// The value on one line and without secrets: nothing that a server sends can end the line that the value
  /// stands in, or begin another, where a script reads lines (`$GITHUB_OUTPUT`).
  private static func value(of part: Part, _ summary: ExchangeSummary) -> String {
    switch part {
    case .variable("json"):
      var filter = TerminalText(.json)
      let json = filter.show(Secrets.redacted(from: summary.json.rendered))
      return String(decoding: json, as: UTF8.self)
    // As curl has it where no response came.
    case .variable("http_code") where summary.head == nil: return "000"
    case .variable(let name): return Secrets.redacted(from: summary.value(of: name).shown).inOneLine
    case .header(let name):
      return Secrets.redacted(from: summary.head?.value(of: name) ?? "").inOneLine
    case .text, .standardError, .standardOutput: return ""
    }
  }
}

extension JSON {
  /// A string's content, or a number's digits.
  fileprivate var shown: String {
    text ?? (isNull ? "" : String(decoding: rendered, as: UTF8.self))
  }
}
