import JSON
import Messages
import Options

extension AttachmentArgument {
  /// The content block that the attachment becomes.
  func block() throws(Failure) -> JSON {
    var kind: Attachment.Kind?
    if let mediaType {
      kind = Attachment.Kind(mediaType: mediaType)
      if kind == nil {
        throw .usage(
          "--attach: cannot attach \(mediaType); expected image/png, image/jpeg, image/gif, image/webp, "
            + "application/pdf or text/plain")
      }
    }
    switch source {
    case .url(let url):
      guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
        throw .usage("--attach: \(url): a URL cannot contain spaces or control characters")
      }
      return try Self.block(kind, url: url)
    case .file(let file): return try Self.block(kind, file: file)
    }
  }

  private static func block(_ given: Attachment.Kind?, url: String) throws(Failure) -> JSON {
    guard let kind = given ?? Attachment.Kind(pathExtension: pathExtension(of: url)),
      let block = Attachment.block(kind, url: url)
    else {
      throw .usage(
        "--attach: \(url): the extension does not say whether it is an image or a PDF; "
          + "say which with ;type=image/png or ;type=application/pdf at the end")
    }
    return block
  }

  /// What follows the last dot of a URL's path; empty where there is no such thing.
  private static func pathExtension(of url: String) -> String {
    let parts = url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    // The scheme and the host come before the path.
    guard parts.count > 2, let dot = parts[parts.count - 1].lastIndex(of: ".") else { return "" }
    return String(parts[parts.count - 1][dot...].dropFirst())
  }

  private static func block(_ given: Attachment.Kind?, file: InputFile) throws(Failure) -> JSON {
    let bytes = try file.readBytes()
    if bytes.isEmpty { throw .input("\(file.name): cannot attach an empty file") }
    let kind = given ?? Attachment.Kind(leading: bytes) ?? .text
    if kind == .text { try checkText(bytes, name: file.name, mayHoldNUL: given != nil) }
    if case .image = kind, (bytes.count + 2) / 3 * 4 > Attachment.largestSafeImage {
      StandardError.warn(
        "\(file.name): the image has \(bytes.count) bytes, over 5 MB in base64; some servers refuse it"
      )
    }
    var title: String?
    if case .path(let path) = file {
      title = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
    }
    return Attachment.block(kind, bytes: bytes, title: title)
  }

  /// A file with a NUL in it is binary to everybody, whether or not it happens to be UTF-8.
  private static func checkText(_ bytes: [UInt8], name: String, mayHoldNUL: Bool) throws(Failure) {
    let isText = mayHoldNUL || !bytes.contains(0)
    guard !isText || String(validating: bytes, as: UTF8.self) == nil else { return }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      try InputFile.checkEncoding(bytes, of: name)
    }
    let first = bytes.prefix(4).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }
    // The container of HEIC, AVIF and MP4 (ISO/IEC 14496-12).
    let found =
      bytes.dropFirst(4).starts(with: "ftyp".utf8)
      ? "HEIC, AVIF, audio or video; convert a picture to JPEG or PNG"
      : "a file that begins with the bytes \(first.joined(separator: " "))"
    throw .input(
      "\(name): expected an image (PNG, JPEG, GIF or WebP), a PDF or UTF-8 text; found \(found)")
  }
}
