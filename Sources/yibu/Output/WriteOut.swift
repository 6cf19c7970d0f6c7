import JSON
import Messages
import Options

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
          throw fault("a } is missing behind %\(rest)")
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
        case _ where Facts.names.contains(name): parts.append(.variable(name))
        default: throw fault("%{\(name)} is no variable; yibu help all lists them")
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

  /// Prints the text with the values of one exchange.
  func print(_ facts: Facts) throws(Failure) {
    let output = try OutputTarget(nil)
    var toError = false
    for part in parts {
      let text =
        switch part {
        case .text(let text): text
        case .variable("json"): String(decoding: facts.json.rendered, as: UTF8.self)
        // As curl has it where no response came.
        case .variable("http_code") where facts.head == nil: "000"
        case .variable(let name): facts.value(of: name)?.shown ?? ""
        case .header(let name): facts.head?.value(of: name) ?? ""
        case .standardError, .standardOutput: ""
        }
      if part == .standardError { toError = true }
      if part == .standardOutput { toError = false }
      if toError {
        StandardError.write(text)
      } else {
        try output.write(Array(text.utf8))
      }
    }
  }
}

extension JSON {
  /// A string's content, or a number's digits.
  fileprivate var shown: String {
    text ?? (isNull ? "" : String(decoding: rendered, as: UTF8.self))
  }
}
