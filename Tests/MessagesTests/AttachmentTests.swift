import JSON
import Messages
import Testing

// Testing has an `Attachment` too.
private typealias Attachment = Messages.Attachment
private typealias Kind = Messages.Attachment.Kind

/// Files and URLs made into content blocks.
@Suite struct AttachmentTests {
  @Test("the first bytes tell")
  func leading() {
    func expect(_ bytes: [UInt8], _ kind: Kind?, _ place: SourceLocation = #_sourceLocation) {
      #expect(Kind(leading: bytes) == kind, sourceLocation: place)
    }
    expect([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .image("image/png"))
    expect([0xFF, 0xD8, 0xFF, 0xE0], .image("image/jpeg"))
    expect(Array("GIF87a".utf8), .image("image/gif"))
    expect(Array("GIF89a!".utf8), .image("image/gif"))
    expect(Array("RIFF\0\0\0\0WEBPVP8 ".utf8), .image("image/webp"))
    expect(Array("%PDF-1.7".utf8), .pdf)
    expect([0x89, 0x50, 0x4E, 0x47], nil)
    expect([0xFF, 0xD8], nil)
    for text in ["", "text", "RIFF", "RIFF\0\0\0\0WAVE", "GIF90a", " %PDF-1.7"] {
      expect(Array(text.utf8), nil)
    }
  }

  @Test("a media type tells")
  func mediaType() {
    #expect(Kind(mediaType: "image/png") == .image("image/png"))
    #expect(Kind(mediaType: "IMAGE/PNG") == .image("image/png"))
    #expect(Kind(mediaType: "image/jpg") == .image("image/jpeg"))
    #expect(Kind(mediaType: "application/pdf") == .pdf)
    #expect(Kind(mediaType: "text/plain") == .text)
    #expect(Kind(mediaType: "image/tiff") == nil)
    #expect(Kind(mediaType: "") == nil)
  }

  @Test("blocks, member for member")
  func blocks() {
    func text(_ block: JSON?) -> String { String(decoding: block?.rendered ?? [], as: UTF8.self) }
    #expect(
      text(Attachment.block(.image("image/png"), bytes: [1, 2, 3], title: "a.png"))
        == #"{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQID"}}"#)
    #expect(
      text(Attachment.block(.pdf, bytes: [1, 2, 3], title: "a.pdf")).hasPrefix(
        #"{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"AQID"}"#
      ))
    #expect(
      text(Attachment.block(.text, bytes: Array("é\n\"".utf8), title: "a b.txt"))
        == #"{"type":"document","source":{"type":"text","media_type":"text/plain","data":"é\n\""},"title":"a b.txt"}"#
    )
    #expect(
      text(Attachment.block(.image("image/png"), url: "https://x/a.png"))
        == #"{"type":"image","source":{"type":"url","url":"https://x/a.png"}}"#)
    #expect(Attachment.block(.text, url: "https://x/a.txt") == nil)
  }
}
