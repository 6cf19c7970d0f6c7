import Loopback

/// Puts what the runs of one block gave into its lines.
struct Rewriting {
  private(set) var lines: [String]
  /// What could not be put there.
  private(set) var failures: [String] = []
  private let block: CaseFile.Block

  /// Changes the lines of the block; those before it stay where they are.
  init(_ block: CaseFile.Block, _ outcomes: [Outcome], in lines: [String]) {
    (self.block, self.lines) = (block, lines)
    // From the end, so that the lines before stay where they are.
    let expectations = block.cases[0].expectations.sorted { one, other in
      (one.lines.lowerBound, one.subject.rank) > (other.lines.lowerBound, other.subject.rank)
    }
    for expectation in expectations {
      let expected = block.cases.compactMap { test in
        test.expectations.first { $0.subject == expectation.subject }
      }
      let pairs = Array(zip(expected, outcomes))
      if expected.count < outcomes.count || pairs.allSatisfy(Differences.isMet) { continue }
      let texts = pairs.compactMap(Rewriting.text)
      if texts.count < outcomes.count {
        failures.append("\(expectation.subject): there is none")
      } else if let one = template(texts) {
        replace(expectation, with: one)
      } else if block.tables.count == 1, !block.tables[0].isOneLine {
        fill(expectation, texts)
      } else {
        failures.append("\(expectation.subject) differs by the row, and there is no table for it")
      }
    }
  }

  /// What is to be written for one row: what was expected, where the run gave it.
  private static func text(_ expectation: Case.Expectation, _ outcome: Outcome) -> [UInt8]? {
    let old = expectation.text?.bytes(in: Surroundings(root: "")) ?? []
    if Differences.isMet(expectation, by: outcome) { return old }
    return outcome.actual(expectation.subject).map {
      Generalised(outcome.surroundings).text($0, keeping: old)
    }
  }

  /// One text, with columns in it, that gives each row its own; nil where there is none.
  private func template(_ texts: [[UInt8]]) -> [UInt8]? {
    let columns = block.tables.flatMap(\.columns).prefix(6)
    for mask in 0..<1 << columns.count {
      var text = String(decoding: texts[0], as: UTF8.self)
      for (index, column) in columns.enumerated() where mask & 1 << index != 0 {
        if let cell = block.rows[0][column], !cell.isEmpty {
          text = text.replacing(cell, with: "${\(column)}")
        }
      }
      text.replace(#/\$\{(\w+)\}(?![A-Za-z_])/#) { "$" + $0.output.1 }
      let fits = zip(block.rows, texts).allSatisfy { row, own in
        Surroundings(root: "", names: row).fill(Array(text.utf8)) == own
      }
      if fits { return Array(text.utf8) }
    }
    return nil
  }

  private mutating func replace(_ expectation: Case.Expectation, with text: [UInt8]) {
    let subject = expectation.subject
    let isSilent = subject == .status ? text == [48] : subject.rank < 3 && text.isEmpty
    let written =
      subject.isText
      ? Written.lines(subject.word, text) : [subject.word + " " + Written.string(text)]
    lines.replaceSubrange(expectation.lines, with: isSilent ? [] : written)
  }

  /// Writes a cell for each row, in the column that is all that the expectation says, or in a new one.
  private mutating func fill(_ expectation: Case.Expectation, _ texts: [[UInt8]]) {
    let (subject, table) = (expectation.subject, block.tables[0])
    let line = lines[expectation.lines].first
    let known = table.columns.firstIndex { line == subject.word + " $" + $0 }
    if known == nil {
      let name = subject.word.uppercased().filter { $0.isLetter && $0.isASCII }
      lines.replaceSubrange(expectation.lines, with: [subject.word + " $" + name])
      lines[table.lines[0]] += " " + name
    }
    for (number, text) in zip(table.lines.dropFirst(), texts) {
      var cells = table.cells(of: lines[number])
      let cell = subject.isText ? Written.inline(text) : Written.string(text)
      if let known { cells[known] = cell } else { cells.append(cell) }
      lines[number] = "  " + cells.joined(separator: " | ")
    }
  }
}

extension Case.Expectation.Subject: CustomStringConvertible {
  var description: String {
    if case .request(let reply, let part) = self {
      "\(part) of request \(reply + 1)"
    } else {
      word
    }
  }

  /// The word that tells it in a case file, indented as it stands there.
  fileprivate var word: String {
    switch self {
    case .status: "status"
    case .stdout: "stdout"
    case .stderr: "stderr"
    case .file(let name): "after " + Written.string(Array(name.utf8))
    case .request(_, "request"): "request"
    case .request(_, "json"): "  json"
    case .request(_, let header): "  \(header):"
    }
  }

  /// The place of what a case need not tell; the rest is always told.
  fileprivate var rank: Int { ["status", "stdout", "stderr"].firstIndex(of: word) ?? 3 }

  /// Lines with ends, rather than a string.
  fileprivate var isText: Bool {
    if case .file = self { true } else { rank == 1 || rank == 2 }
  }
}
