import HTTP
import JSON
import Options

extension Cassette {
  /// What a cassette has instead of a request that it lacks.
  struct Nearest {
    let cassette: Cassette
    let request: PlannedRequest
    /// The recorded requests to the same path, the nearest first.
    fileprivate let candidates: [Candidate]

    fileprivate struct Candidate {
      let key: String
      let differences: [JSON.Difference]
      /// How many bytes the values of the first difference have in common at their ends.
      let likeness: Int

      /// Whether it may be this request before a change: one that differs in more of the body's members is
      /// another request.
      var isNear: Bool {
        Set(differences.map { $0.path.prefix { $0 != "." } }).count <= 3
      }
    }
  }

  /// Compares the request with every recorded one. What else is in the folder under the name of a request, or
  /// is broken, is named in a warning.
  ///
  /// - Parameter ignored: paths of members of the body that may differ.
  /// - Throws: an input error where the folder cannot be read.
  func nearest(to request: PlannedRequest, ignoring ignored: [String]) throws(Failure) -> Nearest {
    let names = try names()
    guard let bytes = request.body, let body = try? JSON.parse(bytes) else {
      return Nearest(cassette: self, request: request, candidates: [])
    }
    let responses = Set(names.filter { $0.hasSuffix(".http") })
    var candidates: [Nearest.Candidate] = []
    for name in names where name.hasSuffix(".json") {
      let key = String(name.dropLast(".json".count))
      do throws(Failure) {
        guard Self.isKey(key) else { throw .input("\(folder)\(name): not named as a request") }
        try Self.checkIsRegular(folder + name)
        let recorded = try InputFile.path(folder + name).readBytes()
        if Self.isOfOtherPath(key, recorded, than: request) { continue }
        let other = try InputFile.json(recorded, from: folder + name)
        guard responses.contains(key + ".http") else {
          throw .input("\(folder)\(name): its response, \(key).http, is missing")
        }
        let differences = body.differences(from: other).filter { difference in
          !ignored.contains { Self.covers($0, difference.path) }
        }
        candidates.append(
          .init(key: key, differences: differences, likeness: differences.first?.likeness ?? 0))
      } catch {
        StandardError.warn("not a recorded request: \(error.message)")
      }
    }
    // A sort that keeps the order of equals: the same message each time.
    let sorted = candidates.enumerated().sorted {
      ($0.element.differences.count, -$0.element.likeness, $0.offset)
        < ($1.element.differences.count, -$1.element.likeness, $1.offset)
    }
    return Nearest(cassette: self, request: request, candidates: sorted.map(\.element))
  }

  /// Whether the difference is in the member or inside it.
  private static func covers(_ ignored: String, _ path: String) -> Bool {
    path == ignored || path.utf8.starts(with: (ignored + ".").utf8)
  }

  private static func isKey(_ name: String) -> Bool {
    name.utf8.count == 16
      && name.utf8.allSatisfy { 48...57 ~= $0 || 97...102 ~= $0 }
  }

  /// Whether a recorded body was sent to another path than the request: `ask` and `count` may send the same
  /// one. A file that somebody has laid out anew no longer tells.
  private static func isOfOtherPath(
    _ key: String, _ body: [UInt8], than request: PlannedRequest
  ) -> Bool {
    PlannedRequest.pathsWithBody.contains { path in
      path != request.path
        && key == HTTPRequest.cassetteKey(method: request.method, path: path, body: body)
    }
  }

  /// The names of the files in the folder, sorted.
  private func names() throws(Failure) -> [String] {
    do throws(SystemError) {
      let files = try Folder(folder)
      defer { files.close() }
      return try files.names().filter { !$0.hasPrefix(".") }.sorted()
    } catch {
      throw .input("\(folder): \(error.message)")
    }
  }
}

extension Cassette.Nearest {
  /// The response to the one recorded request that differs in nothing but what is ignored.
  ///
  /// - Returns: the path of its file; nil where there is no such request.
  /// - Throws: an input error where there is more than one.
  func response() throws(Failure) -> String? {
    let equal = candidates.filter(\.differences.isEmpty)
    if equal.count > 1 {
      throw .input(
        "\(cassette.folder): \(equal.count) recorded requests differ only in what is ignored: "
          + "\(equal.map(\.key).joined(separator: ", ")); ignore less, or remove all but one")
    }
    return equal.first.map { cassette.folder + $0.key + ".http" }
  }

  /// The file of the nearest recorded request; nil where none is near.
  var file: String? {
    candidates.first.flatMap { $0.isNear ? cassette.folder + $0.key + ".json" : nil }
  }

  /// That the request is not there: its key, the folder, and the first difference from the nearest.
  var failure: Failure {
    let what =
      "\(cassette.folder): no response is recorded for \(request.method) \(request.path) "
      + "(\(request.key))"
    guard let nearest = candidates.first, let difference = nearest.differences.first,
      nearest.isNear
    else { return .input("\(what); record it with --record \(cassette.folder)") }
    let place = difference.path.isEmpty ? "the body" : difference.path
    let (value, recorded) = Self.shown(difference)
    return .input(
      "\(what); the nearest is \(nearest.key).json: \(place) is \(value), "
        + "there it is \(recorded)")
  }

  /// Both values as JSON, cut to what differs where they are long.
  private static func shown(_ difference: JSON.Difference) -> (String, String) {
    let texts = [difference.value, difference.other].map { value in
      value.map { Array(String(decoding: $0.rendered, as: UTF8.self)) } ?? Array("not set")
    }
    let common = zip(texts[0], texts[1]).prefix { $0 == $1 }.count
    let start = common > 40 ? common - 20 : 0
    let cut = texts.map { text in
      (start > 0 ? "…" : "") + String(text[start...].prefix(60))
        + (text.count - start > 60 ? "…" : "")
    }
    return (cut[0], cut[1])
  }
}

extension JSON.Difference {
  /// How many bytes both values have in common at their beginnings and ends.
  fileprivate var likeness: Int {
    guard let value, let other else { return 0 }
    let (one, two) = (value.rendered, other.rendered)
    let start = zip(one, two).prefix { $0 == $1 }.count
    let end = zip(one[start...].reversed(), two[start...].reversed()).prefix { $0 == $1 }.count
    return start + end
  }
}
