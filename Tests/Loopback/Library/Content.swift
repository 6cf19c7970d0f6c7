/// Bytes in a case or a script. On the line of their word they are text with a line end, quoted text,
/// or `N * "TEXT"`. Below it each line is `| ` and text with a line end, or quoted text. A `\` that ends
/// the last line takes its line end away.
package struct Content: Sendable, Equatable {
  private var bytes: [UInt8]
  private var times = 1

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package init(_ text: String) { bytes = Array(text.utf8) }

  init(inline text: String) throws {
    let digits = text.prefix { $0.isNumber }
    if text.hasPrefix("\"") {
      bytes = try Quoted.bytes(text)
    } else if let times = Int(digits), text.dropFirst(digits.count).hasPrefix(" * \"") {
      bytes = try Quoted.bytes(String(text.dropFirst(digits.count + 3)))
      self.times = times
    } else {
      bytes = Content.line(text, isLast: true)
    }
  }

  init(lines: [String]) throws {
    bytes = []
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("\"") {
        bytes += try Quoted.bytes(line)
      } else {
        guard line == "|" || line.utf8.starts(with: "| ".utf8) else {
          throw Quoted.Failure(text: "a space follows the |")
        }
        bytes += Content.line(
          String(Substring(line.utf8.dropFirst(2))), isLast: index == lines.count - 1)
      }
    }
  }

  private static func line(_ text: String, isLast: Bool) -> [UInt8] {
    isLast && text.utf8.last == UInt8(ascii: "\\")
      ? Array(text.utf8.dropLast()) : Array(text.utf8) + [10]
  }

  package func bytes(in surroundings: Surroundings) -> [UInt8] {
    let filled = surroundings.fill(bytes)
    return times == 1 ? filled : filled.repeated(times)
  }
}
