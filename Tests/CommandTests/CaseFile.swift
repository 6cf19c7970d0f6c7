import Foundation
import Loopback
import Testing

/// The cases of one file in `cases/`, or what is wrong in it.
struct CaseFile: Sendable, CustomTestStringConvertible {
  /// What stands between one `# NAME` and the next: a case, or one for each row of its tables.
  struct Block: Sendable {
    /// As it is written, with `$COLUMN` in it.
    var name: String
    var lines: Range<Int>
    var tables: [Table]
    /// The cases, with the row of each: the values by column.
    var cases: [Case] = []
    var rows: [[String: String]] = []
  }

  var name: String
  var testDescription: String { name }
  var lines: [String]
  var blocks: [Block] = []
  var failures: [String] = []

  static let folder = Places.root + "/Tests/CommandTests/cases"

  /// All files, in order of their names. `$YIBU_CASES` keeps only cases whose file and name
  /// contain its text.
  static let all: [CaseFile] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let wanted = ProcessInfo.processInfo.environment["YIBU_CASES"] ?? ""
    return names.filter { $0.hasSuffix(".txt") }.sorted().map { name in
      let text = (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
      var file = CaseFile(name: name, text: text)
      if text.isEmpty { file.failures.append("it is empty, or not UTF-8") }
      for index in file.blocks.indices {
        // An update writes all rows of a table.
        let isWanted = file.blocks[index].cases.contains { $0.testDescription.contains(wanted) }
        file.blocks[index].cases.removeAll {
          !wanted.isEmpty && !(Update.isOn ? isWanted : $0.testDescription.contains(wanted))
        }
      }
      return file
    }
  }()

  init(name: String, text: String) {
    self.name = name
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let starts = lines.indices.filter { lines[$0].utf8.starts(with: "# ".utf8) }
    let ends = starts.dropFirst() + [lines.count]
    let common = 0..<(starts.first ?? lines.count)
    var names: Set<String> = []
    for (start, end) in zip(starts, ends) {
      do {
        let block = try read(start..<end, common: common)
        for test in block.cases where !names.insert(test.name).inserted {
          throw SyntaxError(line: start, text: "two cases have the name \"\(test.name)\"")
        }
        blocks.append(block)
      } catch let error as SyntaxError {
        failures.append("\(name):\(error.line + 1): \(error.text)")
      } catch let error {
        failures.append("\(name):\(start + 1): \(error)")
      }
    }
    for (number, line) in lines.enumerated() where line.utf8.contains(where: { $0 < 32 && $0 != 9 })
    {
      failures.append("\(name):\(number + 1): a control character")
    }
  }

  private func read(_ range: Range<Int>, common: Range<Int>) throws -> Block {
    let title = String(lines[range.lowerBound].dropFirst(2))
    var block = Block(name: title, lines: range, tables: try Table.all(in: lines, range))
    let tabled = Set(block.tables.flatMap(\.lines))
    for row in Table.rows(of: block.tables) {
      let words = Surroundings(root: "", names: row)
      func entries(_ range: Range<Int>) throws -> [Entry] {
        try Entry.parse(
          range.map { tabled.contains($0) ? "" : words.fill(lines[$0]) }, first: range.lowerBound)
      }
      let entries = try entries(common) + entries(range.lowerBound + 1..<range.upperBound)
      // Where the title tells nothing of a table, the first cell of the row is added to it.
      let untold = block.tables.map(\.columns).filter { columns in
        columns.allSatisfy { !title.contains("$" + $0) && !title.contains("${" + $0) }
      }
      let labels = untold.compactMap { row[$0[0]] }
      let name = words.fill(title) + (labels.isEmpty ? "" : " [\(labels.joined(separator: ", "))]")
      block.cases.append(try Case(file: self.name, name: name, entries: entries))
      block.rows.append(row)
    }
    return block
  }
}
