import HTTP
import Messages
import Options

/// The secrets of a request as a shell command has them: each is a variable, wherever it stands.
struct ShellSecrets {
  /// The files of header fields that `curl -H @FILE` reads as they are.
  let files: [String]
  /// Each secret and the name of its variable, the longest first: one may be a part of another.
  private var variables: [(secret: String, name: String)] = []
  /// The variables that the user must set, and what each is to hold.
  private var needed: [(name: String, content: String)] = []
  private let credential: Credential?

  init(_ route: ResponseSource.Route) {
    credential = route.credential
    files = Self.files(route.fields)
    if let credential { add(credential.key.reveal(), credential.variable) }
    for field in route.fields.fields
    where field.isSecret && !isInFile(field) && !isKey(field) && !holdsKey(field) {
      let variable = variable(for: field)
      add(field.secret, variable)
      needs(variable, "the secret in \(field.name)")
    }
    variables.sort { $0.secret.utf8.count > $1.secret.utf8.count }
  }

  /// A file may be given as it is, unless a field of it was replaced or it can be read only once.
  private static func files(_ fields: HeaderFields) -> [String] {
    var files: [String] = []
    for case .file(let name) in fields.fields.map(\.origin)
    where !files.contains(name) && !fields.alteredFiles.contains(name)
      && name != InputFile.standardInput.name
    {
      files.append(name)
    }
    return files
  }

  func isInFile(_ field: HeaderFields.Field) -> Bool {
    if case .file(let name) = field.origin { files.contains(name) } else { false }
  }

  private func isKey(_ field: HeaderFields.Field) -> Bool {
    field.origin == .program
  }

  /// A variable by the field's name, which no other secret has.
  private func variable(for field: HeaderFields.Field) -> String {
    var variable = String(
      field.name.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    let reserved = Credential.variables + ["PROXY_PASSWORD"]
    while reserved.contains(variable)
      || variables.contains(where: { $0.name == variable && $0.secret != field.secret })
    {
      variable += "_2"
    }
    return variable
  }

  /// Whether the user's own field carries the very key, whose variable then stands there.
  private func holdsKey(_ field: HeaderFields.Field) -> Bool {
    field.secret == credential?.key.reveal()
  }

  private mutating func add(_ secret: String, _ variable: String) {
    if !secret.isEmpty { variables.append((secret, variable)) }
  }

  /// Notes that the user must set a variable.
  mutating func needs(_ variable: String, _ content: String) {
    if !needed.contains(where: { $0.name == variable }) { needed.append((variable, content)) }
  }

  /// Says in a note what the user must set for the command to work.
  func sayWhatToSet() {
    if needed.isEmpty { return }
    let list = needed.map { "\($0.name) to \($0.content)" }.joined(separator: ", ")
    StandardError.note("before running the command, set \(list)")
  }

  /// A header field as a word of the shell.
  func quoted(_ field: HeaderFields.Field) -> String {
    if field.origin == .program, field.value == HeaderFields.keyless {
      return "\"\(field.name): \(field.value)$YIBU_API_KEY\""
    }
    // curl takes a field with nothing after its colon for one to leave out.
    if field.value.isEmpty { return Shell.quoted("\(field.name);") }
    return quoted("\(field.name): \(field.value)", isSecret: field.isSecret)
  }

  /// A text as a word of the shell, with a variable in the place of each secret.
  ///
  /// - Parameter isSecret: whether the text carries a secret, which is then replaced however short it is.
  func quoted(_ text: String, isSecret: Bool = false) -> String {
    var pieces: [(text: String, isVariable: Bool)] = [(text, false)]
    for (secret, name) in variables where isSecret || Secret(secret).isLongEnough {
      pieces = pieces.flatMap { piece in
        piece.isVariable ? [piece] : Self.split(piece.text, at: secret, into: name)
      }
    }
    if pieces.count == 1, !pieces[0].isVariable { return Shell.quoted(text) }
    let isPlain = pieces.allSatisfy { piece in
      piece.isVariable || piece.text.utf8.allSatisfy { !#""$`\!"#.utf8.contains($0) }
    }
    if isPlain {
      var word = ""
      for piece in pieces.reversed() {
        // A letter after a variable would belong to its name.
        let runsOn = word.first.map { $0 == "_" || $0.isLetter || $0.isNumber } ?? false
        let variable = runsOn ? "${\(piece.text)}" : "$\(piece.text)"
        word = (piece.isVariable ? variable : piece.text) + word
      }
      return "\"\(word)\""
    }
    return pieces.filter { $0.isVariable || !$0.text.isEmpty }
      .map { $0.isVariable ? "\"$\($0.text)\"" : Shell.quoted($0.text) }.joined()
  }

  private static func split(_ text: String, at secret: String, into variable: String)
    -> [(text: String, isVariable: Bool)]
  {
    var pieces: [(text: String, isVariable: Bool)] = []
    var rest = text[...]
    while let range = rest.firstRange(of: secret) {
      pieces.append((String(rest[..<range.lowerBound]), false))
      pieces.append((variable, true))
      rest = rest[range.upperBound...]
    }
    pieces.append((String(rest), false))
    return pieces
  }
}
