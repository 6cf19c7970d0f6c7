import Foundation
import Loopback

/// The cases in one file of `cases/`, or why it could not be read.
struct CaseFile {
  var name: String
  var cases: [Case] = []
  var failure: String?

  /// All files, in order of their names. `$YIBU_CASES` keeps only cases whose file and name
  /// contain its text.
  static let all: [CaseFile] = {
    let folder = Places.root + "/Tests/CommandTests/cases"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let wanted = ProcessInfo.processInfo.environment["YIBU_CASES"] ?? ""
    return names.filter { $0.hasSuffix(".json") }.sorted().map { name in
      var file = CaseFile(name: name)
      do {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        file.cases = try parse(Array(data), file: name).filter {
          wanted.isEmpty || $0.testDescription.contains(wanted)
        }
      } catch let error {
        file.failure = describe(error)
      }
      return file
    }
  }()

  static func parse(_ bytes: [UInt8], file: String) throws -> [Case] {
    guard case .array(let items) = try Value(parsing: bytes) else {
      throw Complaint("an array of cases expected")
    }
    return try items.flatMap(expand).map { item in
      do {
        var parsed = try JSONDecoder().decode(Case.self, from: Data(item.text.utf8))
        parsed.file = file
        return parsed
      } catch let error {
        guard case .object(let members) = item, case .string(let name)? = members["name"] else {
          throw error
        }
        throw Complaint("case \"\(name)\": \(describe(error))")
      }
    }
  }

  /// `"each": {"SIZE": [1, 7]}` makes one case of each value, which replaces `$SIZE` in it: a whole
  /// string by the value itself, inside a string by its text.
  static func expand(_ item: Value) -> [Value] {
    guard case .object(var members) = item, case .object(let axes)? = members["each"] else {
      return [item]
    }
    members["each"] = nil
    var variants: [(label: String, names: [String: Value])] = [("", [:])]
    for (name, values) in axes.sorted(by: { $0.key < $1.key }) {
      guard case .array(let values) = values else { continue }
      variants = variants.flatMap { variant in
        values.map { value in
          (
            variant.label + " \(name)=\(text(value))",
            variant.names.merging([name: value]) { $1 }
          )
        }
      }
    }
    return variants.map { variant in
      var copy = members
      if case .string(let name)? = copy["name"] { copy["name"] = .string(name + variant.label) }
      let words = Surroundings(root: "", names: variant.names.mapValues(text))
      return Value.object(copy).replacingStrings { string in
        if let value = variant.names.first(where: { "$" + $0.key == string })?.value {
          return value
        }
        return .string(words.fill(string))
      }
    }
  }

  private static func text(_ value: Value) -> String {
    if case .string(let text) = value { text } else { value.text }
  }

  private static func describe(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(_, let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context), .dataCorrupted(let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return "\(path): \(context.debugDescription)"
    @unknown default: return "\(error)"
    }
  }
}

/// A failure told in words.
struct Complaint: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
