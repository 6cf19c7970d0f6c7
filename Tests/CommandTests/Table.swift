import Loopback

/// Rows of values, for each of which a case is run: `each A B` with a row a line below it, its cells
/// between ` | `, or `each A = VALUE VALUE`.
struct Table: Sendable {
  var columns: [String]
  /// Cells in the order of the columns.
  var rows: [[String]]
  /// Where the table stands in the file: its head, then each row that has a line of its own.
  var lines: [Int]

  var isOneLine: Bool { lines.count == 1 }

  /// The tables of the case that those lines hold.
  static func all(in lines: [String], _ range: Range<Int>) throws -> [Table] {
    var tables: [Table] = []
    var isInside = false
    for number in range {
      let line = lines[number]
      if line.utf8.starts(with: "  ##".utf8) { continue }
      if isInside, line.utf8.starts(with: "  ".utf8) {
        try tables[tables.count - 1].add(line, number)
      } else if line.utf8.starts(with: "each ".utf8) {
        tables.append(try Table(head: String(line.dropFirst(5)), number))
        isInside = true
      } else if !line.isEmpty {
        isInside = false
      }
    }
    let names = tables.flatMap(\.columns)
    for table in tables {
      let line = table.lines[0]
      if table.rows.isEmpty { throw SyntaxError(line: line, text: "each needs rows") }
      for name in table.columns {
        if names.filter({ $0 == name }).count > 1 || Table.reserved.contains(name) {
          throw SyntaxError(line: line, text: "\(name) has another meaning")
        }
      }
    }
    return tables
  }

  private static let reserved = Pattern.wildcards + ["DIR", "URL", "PORT", "VERSION"]

  private init(head: String, _ line: Int) throws {
    lines = [line]
    if let sign = head.firstRange(of: " = ") {
      columns = [String(head[..<sign.lowerBound])]
      rows = head[sign.upperBound...].split(separator: " ").map { [String($0)] }
    } else {
      columns = head.split(separator: " ").map(String.init)
      rows = []
    }
    for name in columns where !name.utf8.allSatisfy({ (65...90).contains($0) || $0 == 95 }) {
      throw SyntaxError(line: line, text: "a column has a name of capital letters: \(name)")
    }
  }

  private mutating func add(_ text: String, _ line: Int) throws {
    let cells = cells(of: text)
    guard cells.count == columns.count else {
      throw SyntaxError(
        line: line, text: "a row of \(cells.count) cells, below \(columns.count) columns")
    }
    rows.append(cells)
    lines.append(line)
  }

  /// The cells of a row's line.
  func cells(of line: String) -> [String] {
    let bytes = Array(line.utf8.dropFirst()) + [32]
    if columns.count == 1 { return [String(line.dropFirst(2))] }
    var cells: [[UInt8]] = [[]]
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "|"), bytes[index - 1] == 32, bytes[index + 1] == 32 {
        cells.append([])
      } else {
        cells[cells.count - 1].append(byte)
      }
    }
    return cells.map { cell in
      let start = cell.drop { $0 == 32 }
      return String(
        decoding: start.prefix(upTo: start.lastIndex { $0 != 32 }.map { $0 + 1 } ?? start.endIndex),
        as: UTF8.self)
    }
  }

  /// The values of each run by column: the product of all tables.
  static func rows(of tables: [Table]) -> [[String: String]] {
    tables.reduce([[:]]) { runs, table in
      runs.flatMap { run in
        table.rows.map { row in run.merging(zip(table.columns, row)) { $1 } }
      }
    }
  }
}
