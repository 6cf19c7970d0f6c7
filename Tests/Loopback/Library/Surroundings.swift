import Foundation

/// What the text of a script or a case may refer to: files of the package, and `$NAME`s.
package struct Surroundings: Sendable {
  package var root: String
  /// Names without the dollar, such as `URL`, `PORT`, `DIR`.
  package var names: [String: String]

  package init(root: String, names: [String: String] = [:]) {
    self.root = root
    self.names = names
  }

  package var recordings: String { root + "/Tests/Recordings" }

  package func bytes(ofFile path: String) throws -> [UInt8] {
    let path = path.hasPrefix("/") ? path : root + "/" + path
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Replaces `$NAME` and `${NAME}` where the name is known; any other dollar stays.
  package func fill(_ text: String) -> String {
    String(decoding: fill(Array(text.utf8)), as: UTF8.self)
  }

  package func fill(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "$")) else { return text }
    var result: [UInt8] = []
    var rest = text[...]
    while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
      result += rest[..<dollar]
      rest = rest[dollar...].dropFirst()
      let isBraced = rest.first == UInt8(ascii: "{")
      let name = (isBraced ? rest.dropFirst() : rest).prefix(while: Surroundings.isLetter)
      let after = rest[name.endIndex...]
      if let value = names[String(decoding: name, as: UTF8.self)],
        !isBraced || after.first == UInt8(ascii: "}")
      {
        result += value.utf8
        rest = isBraced ? after.dropFirst() : after
      } else {
        result.append(UInt8(ascii: "$"))
      }
    }
    return result + rest
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
