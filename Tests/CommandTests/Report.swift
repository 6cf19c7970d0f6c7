import Loopback

/// What a failed case shows: a command that can be pasted, what differs, and what the server saw.
struct Report {
  let test: Case
  let outcome: Outcome
  let differences: [String]

  var text: String {
    var lines = [test.testDescription, "  $ " + command]
    lines += differences.map { "  - " + $0 }
    for (name, bytes) in [("stdout", outcome.stdout), ("stderr", outcome.stderr)]
    where !bytes.isEmpty && !differences.contains(where: { $0.hasPrefix(name) }) {
      lines.append("  \(name) was \(Report.excerpt(bytes))")
    }
    for (index, request) in outcome.requests.enumerated() {
      lines.append("  request \(index + 1) was \(request.method) \(request.target)")
      lines += request.headers.map { "    \($0.name): \($0.value)" }
      if !request.body.isEmpty { lines.append("    body \(Report.excerpt(request.body))") }
    }
    return lines.joined(separator: "\n")
  }

  private var command: String {
    let environment = Run(test: test).environment(in: outcome.surroundings)
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\(quote($0.value))" }
    let words = Run(test: test).words(in: outcome.surroundings)
    return (["env", "-i"] + variables + words.map(quote)).joined(separator: " ")
  }

  private func quote(_ word: String) -> String {
    let plain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./:=,@%+".contains($0) }
    if plain && !word.isEmpty { return word }
    let parts = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: #"'\''"#) + "'"
  }

  /// As much of a long output as fits, from shortly before the first difference.
  static func excerpt(_ bytes: [UInt8], against other: [UInt8] = []) -> String {
    let common = other.isEmpty ? 0 : zip(bytes, other).prefix { $0 == $1 }.count
    let start = min(max(0, common - 80), bytes.count)
    let end = min(bytes.count, start + 400)
    let before = start > 0 ? "[\(start) bytes]…" : ""
    let after = end < bytes.count ? "…[\(bytes.count - end) more bytes]" : ""
    return before + Quoted.text(Array(bytes[start..<end])) + after
  }
}
