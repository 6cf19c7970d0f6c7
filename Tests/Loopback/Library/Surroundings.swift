import Foundation

/// What the texts of a script or a case may refer to: files of the package, and `$NAME`s.
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
    guard text.contains("$") else { return text }
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...].dropFirst()
      let braced = rest.first == "{"
      let name = (braced ? rest.dropFirst() : rest).prefix { $0.isLetter || $0 == "_" }
      let after = rest[name.endIndex...]
      if let value = names[String(name)], !braced || after.first == "}" {
        result += value
        rest = braced ? after.dropFirst() : after
      } else {
        result += "$"
      }
    }
    return result + rest
  }
}
