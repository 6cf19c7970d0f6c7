import JSON
import Options

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Cassette {
  /// What a cassette has instead of a request that it lacks.
  struct Nearest {
    let cassette: Cassette
    let request: PlannedRequest
    /// The recorded requests, those with the fewest differences first.
    fileprivate let candidates: [Candidate]

    fileprivate struct Candidate {
      let key: String
      let differences: [JSON.Difference]
    }
  }

  /// Compares the request with every recorded one.
  ///
  /// - Throws: an input error where the folder cannot be read.
  func nearest(to request: PlannedRequest) throws(Failure) -> Nearest {
    guard let bytes = request.body, let body = try? JSON.parse(bytes) else {
      _ = try names()
      return Nearest(cassette: self, request: request, candidates: [])
    }
    var candidates: [Nearest.Candidate] = []
    for name in try names() where name.hasSuffix(".json") {
      let key = String(name.dropLast(".json".count))
      let file = folder + name
      do throws(Failure) {
        let recorded = try InputFile.path(file).readJSON()
        candidates.append(.init(key: key, differences: body.differences(from: recorded)))
      } catch {
        StandardError.warn("not a recorded request: \(error.message)")
      }
    }
    // A sort that keeps the order of equals: the same message each time.
    let sorted = candidates.enumerated().sorted {
      ($0.element.differences.count, $0.offset) < ($1.element.differences.count, $1.offset)
    }
    return Nearest(cassette: self, request: request, candidates: sorted.map(\.element))
  }

  /// The names of the files in the folder, sorted.
  private func names() throws(Failure) -> [String] {
    guard let handle = opendir(folder) else {
      throw .input("\(folder): \(SystemError(number: errno).message)")
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}

extension Cassette.Nearest {
  /// The response to the one recorded request that differs in nothing but those members.
  ///
  /// - Throws: an input error where there is no such request, or more than one.
  func recording(ignoring ignored: [String]) throws(Failure) -> Recording {
    let equal = candidates.filter { candidate in
      candidate.differences.allSatisfy { difference in
        ignored.contains { Self.covers($0, difference.path) }
      }
    }
    if equal.count > 1 {
      throw .input(
        "\(cassette.folder): \(equal.count) recorded requests differ only in what is ignored: "
          + "\(equal.map(\.key).joined(separator: ", ")); remove all but one")
    }
    guard let match = equal.first else { throw notFound }
    return try Recording(.path(cassette.folder + match.key + ".http"))
  }

  /// Whether the difference is in the member or inside it.
  private static func covers(_ ignored: String, _ path: String) -> Bool {
    path == ignored || path.utf8.starts(with: (ignored + ".").utf8)
  }

  private var notFound: Failure {
    let what = "\(cassette.folder): no response is recorded for \(request.method) \(request.path)"
    guard let nearest = candidates.first, let difference = nearest.differences.first else {
      return .input("\(what) (\(request.key))")
    }
    let place = difference.path.isEmpty ? "the body" : difference.path
    let (value, recorded) = Self.shown(difference)
    return .input(
      "\(what) (\(request.key)); the nearest is \(nearest.key).json: \(place) is \(value), "
        + "recorded was \(recorded)")
  }

  /// Both values as JSON, cut to what differs where they are long.
  private static func shown(_ difference: JSON.Difference) -> (String, String) {
    let texts = [difference.value, difference.other].map { value in
      value.map { Array(String(decoding: $0.rendered, as: UTF8.self)) } ?? Array("missing")
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
