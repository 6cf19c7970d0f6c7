package import JSON

/// A file or a URL made into a content block.
package enum Attachment {
  /// What an attachment is, as a media type that the API takes (`image` and `document` blocks).
  package enum Kind: Sendable, Equatable {
    /// `image/png`, `image/jpeg`, `image/gif` or `image/webp`.
    case image(String)
    case pdf
    case text

    /// Nil for a media type that the API takes in no block.
    package init?(mediaType: String) {
      switch mediaType.lowercased() {
      case "image/png", "image/jpeg", "image/gif", "image/webp":
        self = .image(mediaType.lowercased())
      case "image/jpg": self = .image("image/jpeg")
      case "application/pdf": self = .pdf
      case "text/plain": self = .text
      default: return nil
      }
    }

    /// Tells by the file's first bytes; nil for none of the kinds with a signature.
    package init?(leading bytes: [UInt8]) {
      func starts(_ signature: [UInt8], at offset: Int = 0) -> Bool {
        bytes.dropFirst(offset).starts(with: signature)
      }
      if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        self = .image("image/png")
      } else if starts([0xFF, 0xD8, 0xFF]) {
        self = .image("image/jpeg")
      } else if starts(Array("GIF87a".utf8)) || starts(Array("GIF89a".utf8)) {
        self = .image("image/gif")
      } else if starts(Array("RIFF".utf8)), starts(Array("WEBP".utf8), at: 8) {
        self = .image("image/webp")
      } else if starts(Array("%PDF-".utf8)) {
        self = .pdf
      } else {
        return nil
      }
    }

    /// Tells by the extension of a URL's path; nil for none that is known.
    package init?(pathExtension: String) {
      switch pathExtension.lowercased() {
      case "png": self = .image("image/png")
      case "jpg", "jpeg": self = .image("image/jpeg")
      case "gif": self = .image("image/gif")
      case "webp": self = .image("image/webp")
      case "pdf": self = .pdf
      default: return nil
      }
    }
  }

  /// The largest image that every upstream takes, in bytes of base64 (5 MB; Anthropic's own limit is
  /// 10 MB, Bedrock's and Google's 5 MB).
  package static let largestSafeImage = 5_000_000

  /// The block for a file's content. `text` must be UTF-8; `title` is the file's name.
  package static func block(_ kind: Kind, bytes: [UInt8], title: String?) -> JSON {
    switch kind {
    case .image(let mediaType):
      ["type": "image", "source": source(mediaType, bytes)]
    case .pdf:
      ["type": "document", "source": source("application/pdf", bytes)]
    case .text: textDocument(String(decoding: bytes, as: UTF8.self), title: title)
    }
  }

  /// The block for a URL; nil for text, which the API does not fetch.
  package static func block(_ kind: Kind, url: String) -> JSON? {
    let source: JSON = ["type": "url", "url": JSON(url)]
    switch kind {
    case .image: return ["type": "image", "source": source]
    case .pdf: return ["type": "document", "source": source]
    case .text: return nil
    }
  }

  private static func source(_ mediaType: String, _ bytes: [UInt8]) -> JSON {
    [
      "type": "base64", "media_type": JSON(mediaType),
      "data": .string(JSONString(base64Of: bytes)),
    ]
  }

  private static func textDocument(_ text: String, title: String?) -> JSON {
    var block: JSON = [
      "type": "document",
      "source": ["type": "text", "media_type": "text/plain", "data": JSON(text)],
    ]
    if let title { block["title"] = JSON(title) }
    return block
  }
}
