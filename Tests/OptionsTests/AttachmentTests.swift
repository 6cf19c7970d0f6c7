import Options
import Testing

/// How the word after `--attach` is read.
@Suite struct AttachmentTests {
  @Test(
    arguments: [
      ("a.png", .file(.path("a.png")), nil), ("-", .file(.standardInput), nil),
      ("./-", .file(.path("./-")), nil),
      ("http://h/a", .url("http://h/a"), nil), ("HTTPS://H/a.pdf", .url("HTTPS://H/a.pdf"), nil),
      ("http:/a", .file(.path("http:/a")), nil), ("ftp://h/a", .file(.path("ftp://h/a")), nil),
      ("x;type=image/png", .file(.path("x")), "image/png"),
      ("-;type=text/plain", .file(.standardInput), "text/plain"),
      ("https://h/a?b=c;d;type=application/pdf", .url("https://h/a?b=c;d"), "application/pdf"),
      ("a;b", .file(.path("a;b")), nil),
      ("a;type=x;type=image/gif", .file(.path("a;type=x")), "image/gif"),
      ("./@x", .file(.path("./@x")), nil), ("é 😀.png", .file(.path("é 😀.png")), nil),
    ] as [(String, AttachmentArgument.Source, String?)])
  func anAttachmentIsAFileOrAURL(
    _ word: String, _ source: AttachmentArgument.Source, _ type: String?
  ) throws {
    let attachment = try #require(try arguments("ask", "--attach", word).attachments.first)
    #expect(attachment.source == source)
    #expect(attachment.mediaType == type)
  }

  @Test(arguments: ["", ";type=image/png"])
  func anAttachmentMustHaveAName(_ word: String) {
    #expect(refusal("ask", "-a", word) == "-a needs a file name")
  }
}
