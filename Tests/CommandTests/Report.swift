import Loopback

/// What a failed case shows: a command that can be pasted, what differs, and what the server saw.
struct Report {
  let test: Case
  let outcome: Outcome
  let differences: [String]

  var text: String {
    var lines = [test.testDescription, "  $ " + command]
    lines += differences.map { "  - " + $0 }
    if !isMentioned("stdout") && !outcome.stdout.isEmpty {
      lines.append("  stdout was \(Excerpt.of(outcome.stdout))")
    }
    if !isMentioned("stderr") && !outcome.stderr.isEmpty {
      lines.append("  stderr was \(Excerpt.of(outcome.stderr))")
    }
    for (index, request) in outcome.requests.enumerated() {
      lines.append("  request \(index + 1) was \(request.method) \(request.target)")
      lines += request.headers.map { "    \($0.name): \($0.value)" }
      if !request.body.isEmpty { lines.append("    body \(Excerpt.of(request.body))") }
    }
    return lines.joined(separator: "\n")
  }

  private func isMentioned(_ stream: String) -> Bool {
    differences.contains { $0.hasPrefix(stream) }
  }

  private var command: String {
    let environment = Run(test: test).environment(in: outcome.surroundings)
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\(quote($0.value))" }
    let (program, arguments) =
      (try? Run(test: test).command(in: outcome.surroundings)) ?? (Places.binary, [])
    return (["env", "-i"] + variables + ([program] + arguments).map(quote)).joined(separator: " ")
  }

  private func quote(_ word: String) -> String {
    let plain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./:=,@%+".contains($0) }
    if plain && !word.isEmpty { return word }
    let parts = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: #"'\''"#) + "'"
  }
}
