import Loopback

extension Differences {
  mutating func compareFiles() {
    for (name, wanted) in test.expected.filesAfter.sorted(by: { $0.key < $1.key }) {
      compare(outcome.files[name], with: wanted, name: name)
    }
    for (name, before) in outcome.filesBefore.sorted(by: { $0.key < $1.key })
    where test.expected.filesAfter[name] == nil && outcome.files[name] != before {
      add("file \(name) was changed, which the case does not expect")
    }
    searchLeftovers()
  }

  private mutating func compare(
    _ entry: Folder.Entry?, with wanted: ExpectedFile, name: String
  ) {
    if case .absent = wanted {
      if entry != nil { add("file \(name)", expected: "none", actual: "is there") }
      return
    }
    guard case .regular(let bytes, let mode)? = entry else {
      add("file \(name) is not there")
      return
    }
    switch wanted {
    case .absent: break
    case .exact(let content):
      let expected = fill(content)
      if bytes != expected { add("file \(name)", expected: expected, actual: bytes) }
    case .contains(let parts):
      for part in parts.map(outcome.surroundings.fill) where !bytes.contains(text: part) {
        add("file \(name)", expected: Value.quoted(part), actual: Excerpt.of(bytes))
      }
    case .json(let json): compareJSON(bytes, with: json, name: "file \(name)")
    case .exists(let expected):
      let actual = "0" + String(mode, radix: 8)
      if let expected, UInt16(expected, radix: 8) != mode {
        add("mode of \(name)", expected: expected, actual: actual)
      }
    }
  }

  private mutating func searchLeftovers() {
    guard case .allowed(let allowed) = test.expected.leftovers else { return }
    let known =
      Array(outcome.filesBefore.keys) + test.expected.filesAfter.keys + allowed
      + [test.stdoutTo].compactMap(\.self)
    for name in outcome.files.keys.sorted() {
      // A folder on the way to a known file is known.
      if !known.contains(where: { $0 == name || $0.hasPrefix(name + "/") }) {
        add("left behind: \(name)")
      }
    }
  }

  /// No key may be printed or written, except where the case itself had put it.
  mutating func searchSecrets() {
    let named = test.environment.filter { $0.key.hasSuffix("_KEY") || $0.key.hasSuffix("_TOKEN") }
    let secrets = [Case.testKey, test.key].compactMap(\.self) + named.values + test.secrets
    for secret in Set(secrets).sorted() where !secret.isEmpty {
      if outcome.stdout.contains(text: secret) { add("the key \(secret) is on stdout") }
      if outcome.stderr.contains(text: secret) { add("the key \(secret) is on stderr") }
      for (name, entry) in outcome.files where outcome.filesBefore[name] != entry {
        if entry.bytes?.contains(text: secret) == true { add("the key \(secret) is in \(name)") }
      }
    }
  }
}
