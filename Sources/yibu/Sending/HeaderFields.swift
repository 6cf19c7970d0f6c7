import HTTP
import Messages
import Options

/// The header fields of a request: ours, with the user's added, replaced or removed.
struct HeaderFields: Sendable {
  /// One field, and where it is from.
  struct Field: Sendable {
    let name: String
    let value: String
    let origin: Origin

    /// Whether the value must not be shown: its name says so, or it does not stand on the command line.
    var isSecret: Bool {
      switch origin {
      case .file, .environment: true
      case .program, .option: HeaderFields.isSecret(name)
      }
    }

    /// The part of a secret value that is the secret: all of it, or what follows the scheme.
    var secret: String {
      let hasScheme = ["authorization", "proxy-authorization"].contains(
        where: name.equalsIgnoringASCIICase)
      return hasScheme ? value.split(separator: " ").last.map(String.init) ?? value : value
    }

    /// What a server may repeat of it: the secret, and of cookies each value by itself.
    var secrets: [String] {
      guard name.equalsIgnoringASCIICase("cookie") else { return [secret] }
      let values = value.split(separator: ";").compactMap { pair in
        pair.firstIndex(of: "=").map { pair[pair.index(after: $0)...].filter { $0 != " " } }
      }
      return [secret] + values
    }
  }

  /// Where a field is from.
  enum Origin: Sendable, Equatable {
    case program
    /// Literally from `--header`.
    case option
    /// From a file that `--header @FILE` names.
    case file(String)
    /// From a variable.
    case environment
  }

  private(set) var fields: [Field] = []

  /// The files of fields that later ones replaced.
  private(set) var alteredFiles: [String] = []

  /// The names of fields that the user wants left out.
  private(set) var removed: [String] = []

  /// Whether the name says that the field carries a secret.
  static func isSecret(_ name: String) -> Bool {
    ["key", "token", "secret", "auth", "cookie", "password", "credential"].contains(
      where: name.containsIgnoringASCIICase)
  }

  /// Sets a field, in the place of one of the same name if there is one.
  mutating func set(_ name: String, _ value: String, from origin: Origin = .program) {
    removed.removeAll { $0.equalsIgnoringASCIICase(name) }
    let field = Field(name: name, value: value, origin: origin)
    if let index = index(of: name) {
      noteReplacement(of: fields[index])
      fields[index] = field
    } else {
      fields.append(field)
    }
  }

  private mutating func noteReplacement(of field: Field) {
    if case .file(let name) = field.origin { alteredFiles.append(name) }
  }

  func contains(_ name: String) -> Bool { index(of: name) != nil }

  /// The value of the field of that name; nil where there is none.
  func value(of name: String) -> String? { index(of: name).map { fields[$0].value } }

  private func index(of name: String) -> Int? {
    fields.firstIndex { $0.name.equalsIgnoringASCIICase(name) }
  }

  /// Applies what `--header` was given: `Name: value`, `Name:`, or a file of such lines.
  mutating func apply(_ source: TextSource) throws(Failure) {
    switch source {
    case .literal(let line): try apply(line, .option, at: "--header")
    case .file(let file):
      try apply(lines: file.readText(), .file(file.name), at: "--header: \(file.name)")
    }
  }

  /// Applies lines such as those of a file.
  ///
  /// - Parameter place: what they are from, for messages.
  mutating func apply(lines text: String, _ origin: Origin, at place: String) throws(Failure) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      try apply(String(line), origin, at: "\(place):\(index + 1)")
    }
  }

  private mutating func apply(_ line: String, _ origin: Origin, at place: String) throws(Failure) {
    if line.hasSuffix(";"), !line.contains(":") {
      // As with curl: a field whose value is empty.
      let name = String(line.dropLast())
      try check(name, from: place)
      return set(name, "", from: origin)
    }
    guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else {
      // The line itself may be a key that lacks its colon.
      throw .usage("\(place): expected \"Name: value\"")
    }
    let name = String(line[..<colon])
    try check(name, from: place)
    let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    guard Self.isValue(value) else {
      throw .usage("\(place): the value of \(name) contains a line end or a control character")
    }
    if value.isEmpty {
      if let index = index(of: name) {
        noteReplacement(of: fields[index])
        fields.remove(at: index)
      }
      removed.append(name)
    } else {
      set(name, String(value), from: origin)
    }
  }

  private func check(_ name: String, from place: String) throws(Failure) {
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else {
      throw .usage("\(place): not a header name: \"\(name)\"")
    }
    // A length that is wrong cuts the request, or makes the server wait for ever.
    for own in ["Content-Length", "Transfer-Encoding"] where own.equalsIgnoringASCIICase(name) {
      throw .usage("\(place): \(own) cannot be set; it follows from the body")
    }
  }

  /// Whether the text can be a field's value: anything but control characters (RFC 9110, 5.5).
  static func isValue(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }

  /// The characters of a field name (RFC 9110, 5.6.2).
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !#"(),/:;<=>?@[\]{}""#.utf8.contains(byte)
  }
}
