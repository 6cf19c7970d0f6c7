/// What `--attach` names: a file or a URL, and its media type where the user says it.
package struct AttachmentArgument: Sendable, Equatable {
  /// A file to read, or an address that the server reads.
  package enum Source: Sendable, Equatable {
    case file(InputFile)
    case url(String)
  }

  /// Where it comes from.
  package var source: Source
  /// Such as `image/png`, as the user typed it; nil where the kind is to be found out.
  package var mediaType: String?

  /// Reads `FILE`, `URL`, `-`, each perhaps with `;type=MEDIATYPE` at its end.
  ///
  /// - Throws: where the file name or the media type is missing.
  package init(_ word: String) throws(UsageError) {
    let marker = ";type="
    var name = word
    // The last one: a file's name may hold others.
    let starts = word.utf8.indices.filter { word.utf8[$0] == UInt8(ascii: ";") }
    if let start = starts.last(where: { word[$0...].utf8.starts(with: marker.utf8) }) {
      mediaType = String(word[start...].dropFirst(marker.count))
      name = String(word[..<start])
      if mediaType?.isEmpty == true { throw UsageError("needs a media type after \(marker)") }
    }
    if name.isWebAddress {
      source = .url(name)
    } else {
      source = .file(try InputFile(name))
    }
  }
}

extension String {
  /// Whether it begins as an address of a web server does.
  package var isWebAddress: Bool {
    let scheme = prefix(8).lowercased()
    return scheme.hasPrefix("https://") || scheme.hasPrefix("http://")
  }
}
